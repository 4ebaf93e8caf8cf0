package dev.tandem.domain.retro;

import static dev.tandem.domain.board.RefusalCode.INVALID;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.session.LiveSession;

/** Lets everybody in a session spend dots, 1 to 50 each. */
public record OpenDots(EntityId id, EntityId session, long budget) implements RetroOp {
  @Override
  public Outcome decide(Board board, OpContext context) {
    board.requireNew(id);
    board.requireRoom(DotVote.class, context.limits().entities());
    LiveSession live = LiveSession.requireLed(board, context, session, "session");
    DotVote.requireRoom(board, session);
    if (budget < 1 || budget > DotVote.MOST) {
      return Outcome.refuse(INVALID, "budget", "Everybody has 1 to " + DotVote.MOST + " dots.");
    }
    return Outcome.put(
        new DotVote(id, session, live.phase(), budget, context.member(), context.now(), false));
  }
}
