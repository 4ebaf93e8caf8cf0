package dev.tandem.domain.session;

import static dev.tandem.domain.board.RefusalCode.INVALID;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;

/** Gives the phase more minutes, or fewer: -60 to 60, not 0. */
public record ExtendTimer(EntityId id, long minutes) implements SessionOp {
  private static final long MOST = 60;

  @Override
  public Right requires(Board board, OpContext context) {
    return Right.CONTRIBUTE;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    LiveSession session = LiveSession.requireLed(board, context, id, "id");
    if (minutes == 0 || Math.abs(minutes) > MOST) {
      return Outcome.refuse(INVALID, "minutes", "Between 1 and " + MOST + " minutes, or fewer.");
    }
    return Outcome.put(session.extended(minutes, context.now()));
  }
}
