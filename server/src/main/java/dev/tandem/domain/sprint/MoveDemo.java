package dev.tandem.domain.sprint;

import static dev.tandem.domain.board.RefusalCode.INVALID;

import dev.tandem.domain.backlog.Story;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Shows a story of a sprint right after another one in its review; after nothing means first. */
public record MoveDemo(EntityId id, EntityId story, Optional<EntityId> after) implements SprintOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return Right.WORK;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    Sprint sprint = board.require(id, Sprint.class, "id");
    sprint.requireOpen("id");
    board.require(story, Story.class, "story");
    after.ifPresent(other -> board.require(other, Story.class, "after"));
    List<EntityId> order =
        new ArrayList<>(sprint.demos(board).stream().map(Story::id).toList());
    if (!order.contains(story)) {
      return Outcome.refuse(INVALID, "story", "This story is not planned in the sprint.");
    }
    if (after.filter(other -> other.equals(story) || !order.contains(other)).isPresent()) {
      return Outcome.refuse(INVALID, "after", "A story is shown after another one of the sprint.");
    }
    order.remove(story);
    order.add(after.map(order::indexOf).orElse(-1) + 1, story);
    return Outcome.put(sprint.showing(order));
  }
}
