package dev.tandem.domain.session;

import static dev.tandem.domain.board.RefusalCode.INVALID;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import dev.tandem.domain.board.Values;

/** Begins a live session, led by its author. One runs at a time. */
public record StartSession(EntityId id, SessionFormat format, String title) implements SessionOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return Right.FACILITATE;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    board.requireNew(id);
    board.requireRoom(LiveSession.class, context.limits().entities());
    Values.title("title", title, context);
    if (LiveSession.running(board).isPresent()) {
      return Outcome.refuse(INVALID, "id", "A session is under way. End it first.");
    }
    return Outcome.put(LiveSession.started(id, format, title, context));
  }
}
