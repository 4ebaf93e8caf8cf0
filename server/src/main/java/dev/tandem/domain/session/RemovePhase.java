package dev.tandem.domain.session;

import static dev.tandem.domain.board.RefusalCode.INVALID;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import java.util.List;
import java.util.Optional;

/** Takes a phase from the agenda, unless the session is in it. */
public record RemovePhase(EntityId id) implements SessionOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return Right.CONTRIBUTE;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    Phase phase = board.require(id, Phase.class, "id");
    LiveSession session = LiveSession.requireLed(board, context, phase.session(), "id");
    if (session.phase().equals(Optional.of(id))) {
      return Outcome.refuse(INVALID, "id", "The session is in this phase. Go on to another first.");
    }
    return Outcome.remove(List.of(id));
  }
}
