package dev.tandem.domain.session;

import static dev.tandem.domain.board.RefusalCode.INVALID;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import java.util.Optional;

/** Goes on to the next phase of the agenda. INVALID after the last one. */
public record NextPhase(EntityId id) implements SessionOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return Right.CONTRIBUTE;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    LiveSession session = LiveSession.requireLed(board, context, id, "id");
    Optional<Phase> next = session
        .phase()
        .flatMap(now -> board.find(now, Phase.class))
        .map(now -> now.next(board))
        .orElseGet(() -> board.inOrder(Phase.agenda(id)).map(Phase.class::cast).findFirst());
    if (next.isEmpty()) {
      return Outcome.refuse(INVALID, "id", "This was the last phase. End the session.");
    }
    return Outcome.put(session.in(next.get(), context.now()));
  }
}
