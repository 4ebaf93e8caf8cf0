package dev.tandem.domain.sprint;

import static dev.tandem.domain.board.RefusalCode.INVALID;

import dev.tandem.domain.backlog.GateKind;
import dev.tandem.domain.backlog.Gates;
import dev.tandem.domain.backlog.Story;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.EntityShape;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import dev.tandem.domain.board.Values;
import java.util.Optional;

/**
 * Puts a story into a column of the sprint board. Into work: it has begun; into done: it is done, through the Definition of Done; back
 * to do: neither.
 *
 * @param column absent: off the board, as before anybody began
 * @param at when that was, ms since 1970, for who says so later; absent: now
 * @param despite why, although a line of the Definition of Done is open; it becomes the reason why the story counts as done, until it
 *     is work again
 */
public record MoveOnBoard(
    EntityId id, Optional<EntityId> column, Optional<Long> at, Optional<String> despite)
    implements SprintOp {
  /** Of a story that is not done, or meets the Definition of Done. */
  public MoveOnBoard(EntityId id, Optional<EntityId> column, Optional<Long> at) {
    this(id, column, at, Optional.empty());
  }

  @Override
  public Right requires(Board board, OpContext context) {
    return Right.WORK;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    Story story = board.require(id, Story.class, "id");
    ColumnState state = column
        .map(into -> board.require(into, Column.class, "column").state())
        .orElse(ColumnState.TODO);
    long when = at.orElse(context.now());
    Points.requirePast(when, context);
    Values.statement("despite", despite);
    boolean shut = state == ColumnState.DONE
        && story.doneAt().isEmpty()
        && story.acceptedIn().isEmpty()
        && Gates.shut(board, story, GateKind.DONE);
    if (shut && despite.isEmpty()) {
      return Outcome.refuse(
          INVALID,
          "despite",
          "A line of the Definition of Done is open. Say why it is done all the same.");
    }
    Optional<Long> begun = Optional.of(story.startedAt().orElse(when));
    Optional<Long> done = Optional.of(story.doneAt().orElse(when));
    Story moved = EntityShape.with(story, "column", column);
    return Outcome.put(
        switch (state) {
          case TODO -> worked(again(moved), Optional.empty(), Optional.empty());
          case DOING -> worked(again(moved), begun, Optional.empty());
          case DONE ->
            worked(shut ? EntityShape.with(moved, "doneDespite", despite) : moved, begun, done);
        });
  }

  /** Work again: why it counted as done says nothing any more, unless it was accepted. */
  private static Story again(Story story) {
    boolean over = story.doneAt().isPresent() && story.acceptedIn().isEmpty();
    return over ? EntityShape.with(story, "doneDespite", Optional.empty()) : story;
  }

  private static Story worked(Story story, Optional<Long> startedAt, Optional<Long> doneAt) {
    return EntityShape.with(EntityShape.with(story, "startedAt", startedAt), "doneAt", doneAt);
  }
}
