package dev.tandem.domain.session;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;

/** Takes the session to a phase and starts its timer. */
public record StartPhase(EntityId id) implements SessionOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return Right.CONTRIBUTE;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    Phase phase = board.require(id, Phase.class, "id");
    LiveSession session = LiveSession.requireLed(board, context, phase.session(), "id");
    return Outcome.put(session.in(phase, context.now()));
  }
}
