package dev.tandem.domain.retro;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Values;
import dev.tandem.domain.session.LiveSession;

/** Puts a question to everybody in a session. */
public record OpenRoman(EntityId id, EntityId session, String question) implements RetroOp {
  @Override
  public Outcome decide(Board board, OpContext context) {
    board.requireNew(id);
    board.requireRoom(RomanPoll.class, context.limits().entities());
    LiveSession.requireLed(board, context, session, "session");
    RomanPoll.requireRoom(board, session);
    Values.title("question", question, context);
    return Outcome.put(
        new RomanPoll(id, session, question, context.member(), context.now(), false));
  }
}
