package dev.tandem.domain.sprint;

import static dev.tandem.domain.board.RefusalCode.INVALID;

import dev.tandem.domain.backlog.Story;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import java.util.Optional;

/**
 * Plans a story in a sprint; absent: in none. Its place in the backlog stays. A closed sprint takes no more, and keeps what was accepted
 * in it.
 */
public record PlanStory(EntityId id, Optional<EntityId> sprint) implements SprintOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return Right.ORDER;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    Story story = board.require(id, Story.class, "id");
    Optional<Sprint> into = sprint.map(next -> board.require(next, Sprint.class, "sprint"));
    if (story.sprint().equals(sprint)) return Outcome.nothing();
    into.ifPresent(next -> next.requireOpen("sprint"));
    if (story.acceptedIn().isPresent()) {
      return Outcome.refuse(
          INVALID, "id", "It was accepted in a sprint. Take that back to plan it again.");
    }
    return Outcome.put(story.planned(sprint));
  }
}
