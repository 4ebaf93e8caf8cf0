package dev.tandem.domain.session;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Member;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import java.util.Optional;

/** Lets a member lead a session while its facilitator is away. Done by the server, which sees who is here. */
public record StandIn(EntityId id, EntityId member) implements SessionOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return Right.MANAGE;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    LiveSession session = LiveSession.requireRunning(board, id, "id");
    board.require(member, Member.class, "member");
    return Outcome.put(session.stoodInBy(
        Optional.of(member).filter(other -> !other.equals(session.facilitator()))));
  }
}
