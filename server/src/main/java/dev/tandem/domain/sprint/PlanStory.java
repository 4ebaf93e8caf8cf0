package dev.tandem.domain.sprint;

import static dev.tandem.domain.board.RefusalCode.INVALID;

import dev.tandem.domain.backlog.GateKind;
import dev.tandem.domain.backlog.Gates;
import dev.tandem.domain.backlog.Story;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import dev.tandem.domain.board.Values;
import java.util.Optional;

/**
 * Plans a story in a sprint; absent: in none. Its place in the backlog stays. A closed sprint takes no more, and keeps what was accepted
 * in it. From the backlog it goes through the Definition of Ready.
 *
 * @param despite why, although a line of the Definition of Ready is open; it becomes the reason why the story counts as ready
 */
public record PlanStory(EntityId id, Optional<EntityId> sprint, Optional<String> despite)
    implements SprintOp {
  /** Of a story that is ready. */
  public PlanStory(EntityId id, Optional<EntityId> sprint) {
    this(id, sprint, Optional.empty());
  }

  @Override
  public Right requires(Board board, OpContext context) {
    return Right.ORDER;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    Story story = board.require(id, Story.class, "id");
    Values.statement("despite", despite);
    Optional<Sprint> into = sprint.map(next -> board.require(next, Sprint.class, "sprint"));
    if (story.sprint().equals(sprint)) return Outcome.nothing();
    into.ifPresent(next -> next.requireOpen("sprint"));
    if (story.acceptedIn().isPresent()) {
      return Outcome.refuse(
          INVALID, "id", "It was accepted in a sprint. Take that back to plan it again.");
    }
    boolean shut =
        into.isPresent() && story.sprint().isEmpty() && Gates.shut(board, story, GateKind.READY);
    if (shut && despite.isEmpty()) {
      return Outcome.refuse(
          INVALID,
          "despite",
          "A line of the Definition of Ready is open. Say why it is planned all the same.");
    }
    Story planned = story.planned(sprint);
    return Outcome.put(shut ? planned.readyDespite(despite) : planned);
  }
}
