package dev.tandem.domain.sprint;

import dev.tandem.domain.backlog.Story;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import java.util.Optional;

/** Plans a story in a sprint; absent: in none. Its place in the backlog stays. */
public record PlanStory(EntityId id, Optional<EntityId> sprint) implements SprintOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return Right.ORDER;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    Story story = board.require(id, Story.class, "id");
    sprint.ifPresent(into -> board.require(into, Sprint.class, "sprint"));
    return Outcome.put(story.planned(sprint));
  }
}
