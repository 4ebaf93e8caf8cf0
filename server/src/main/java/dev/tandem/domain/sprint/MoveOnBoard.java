package dev.tandem.domain.sprint;

import dev.tandem.domain.backlog.Story;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.EntityShape;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import java.util.Optional;

/**
 * Puts a story into a column of the sprint board. Into work: it has begun; into done: it is done; back to do: neither.
 *
 * @param column absent: off the board, as before anybody began
 * @param at when that was, ms since 1970, for who says so later; absent: now
 */
public record MoveOnBoard(EntityId id, Optional<EntityId> column, Optional<Long> at)
    implements SprintOp {
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
    Optional<Long> begun = Optional.of(story.startedAt().orElse(when));
    Optional<Long> done = Optional.of(story.doneAt().orElse(when));
    Story moved = EntityShape.with(story, "column", column);
    return Outcome.put(
        switch (state) {
          case TODO -> worked(moved, Optional.empty(), Optional.empty());
          case DOING -> worked(moved, begun, Optional.empty());
          case DONE -> worked(moved, begun, done);
        });
  }

  private static Story worked(Story story, Optional<Long> startedAt, Optional<Long> doneAt) {
    return EntityShape.with(EntityShape.with(story, "startedAt", startedAt), "doneAt", doneAt);
  }
}
