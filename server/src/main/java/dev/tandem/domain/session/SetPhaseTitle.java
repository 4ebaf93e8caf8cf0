package dev.tandem.domain.session;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import dev.tandem.domain.board.Values;

/** Names a phase of an agenda. */
public record SetPhaseTitle(EntityId id, String title) implements SessionOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return Right.CONTRIBUTE;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    Phase phase = Phase.requireLed(board, context, id);
    return Outcome.put(phase.titled(Values.title("title", title, context)));
  }
}
