package dev.tandem.domain.retro;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Member;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Values;
import dev.tandem.domain.session.LiveSession;
import java.util.Optional;

/** Notes something the team wants to do about how it works. */
public record AddAction(
    EntityId id,
    String text,
    Optional<EntityId> session,
    Optional<EntityId> owner,
    Optional<String> checkOn)
    implements RetroOp {
  @Override
  public Outcome decide(Board board, OpContext context) {
    board.requireNew(id);
    board.requireRoom(Action.class, context.limits().entities());
    Values.title("text", text, context);
    session.ifPresent(live -> board.require(live, LiveSession.class, "session"));
    owner.ifPresent(who -> board.require(who, Member.class, "owner"));
    Values.day("checkOn", checkOn);
    return Outcome.put(new Action(
        id,
        session,
        text,
        owner,
        checkOn,
        false,
        Optional.empty(),
        context.member(),
        context.now()));
  }
}
