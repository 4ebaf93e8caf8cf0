package dev.tandem.domain.sprint;

import static dev.tandem.domain.board.RefusalCode.INVALID;

import dev.tandem.domain.backlog.Criterion;
import dev.tandem.domain.backlog.GateKind;
import dev.tandem.domain.backlog.Gates;
import dev.tandem.domain.backlog.Review;
import dev.tandem.domain.backlog.Story;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.EntityShape;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Refusal;
import dev.tandem.domain.board.Right;
import dev.tandem.domain.board.Values;
import java.util.Optional;

/**
 * Accepts a story in the review of its sprint: its points count for the velocity of that sprint, and of no other.
 *
 * @param despite why, although a criterion is not ticked or a line of the Definition of Done is open
 */
public record AcceptStory(EntityId id, Optional<String> despite) implements SprintOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return Right.ORDER;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    Story story = Reviewed.require(board, id);
    EntityId sprint = story
        .sprint()
        .orElseThrow(() -> new Refusal(INVALID, "id", "It is in no sprint. Plan it first."));
    Values.statement("despite", despite);
    boolean unmet =
        board.inOrder(Criterion.order(id)).anyMatch(criterion -> !((Criterion) criterion).done());
    if (unmet && despite.isEmpty()) {
      return Outcome.refuse(
          INVALID, "despite", "A criterion is not ticked. Say why it is accepted all the same.");
    }
    boolean shut = Gates.shut(board, story, GateKind.DONE);
    if (shut && despite.isEmpty()) {
      return Outcome.refuse(
          INVALID,
          "despite",
          "A line of the Definition of Done is open. Say why it is accepted all the same.");
    }
    Story accepted = Reviewed.as(story, Optional.of(Review.ACCEPTED), Optional.empty());
    accepted = EntityShape.with(accepted, "acceptedIn", Optional.of(sprint));
    return Outcome.put(
        unmet || shut ? EntityShape.with(accepted, "doneDespite", despite) : accepted);
  }
}
