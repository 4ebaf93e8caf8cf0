package dev.tandem.domain.session;

import static dev.tandem.domain.board.RefusalCode.INVALID;

import dev.tandem.domain.backlog.Story;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import dev.tandem.domain.board.Values;
import java.math.BigDecimal;
import java.util.Optional;

/** Ends a round with the number the team agreed on, which becomes the story's estimate. */
public record AgreePoints(EntityId id, BigDecimal points) implements SessionOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return Right.WORK;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    Round round = board.require(id, Round.class, "id");
    if (round.state() == RoundState.VOTING) {
      return Outcome.refuse(INVALID, "id", "Show the votes before you agree on a number.");
    }
    Story story = board.require(round.story(), Story.class, "id");
    Optional<BigDecimal> checked = Values.points("points", Optional.of(points));
    return Outcome.put(round.agreed(checked.orElseThrow()), story.estimated(checked));
  }
}
