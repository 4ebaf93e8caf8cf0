package dev.tandem.domain.sprint;

import static dev.tandem.domain.board.RefusalCode.INVALID;

import dev.tandem.domain.backlog.Review;
import dev.tandem.domain.backlog.Story;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import dev.tandem.domain.board.Values;
import java.util.Optional;

/** Returns a story in the review of its sprint: it is not done, and why. */
public record ReturnStory(EntityId id, String reason) implements SprintOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return Right.ORDER;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    Story story = Reviewed.require(board, id);
    if (story.sprint().isEmpty()) {
      return Outcome.refuse(INVALID, "id", "It is in no sprint. Plan it first.");
    }
    Values.statement("reason", Optional.of(reason));
    return Outcome.put(Reviewed.as(story, Optional.of(Review.RETURNED), Optional.of(reason)));
  }
}
