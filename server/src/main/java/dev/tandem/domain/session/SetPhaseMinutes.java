package dev.tandem.domain.session;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;

/** Says how long a phase is meant to take, in minutes. A timer that runs already stays as it is: see ExtendTimer. */
public record SetPhaseMinutes(EntityId id, long minutes) implements SessionOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return Right.CONTRIBUTE;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    Phase phase = Phase.requireLed(board, context, id);
    return Outcome.put(phase.lasting(Phase.minutes("minutes", minutes)));
  }
}
