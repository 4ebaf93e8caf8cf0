package dev.tandem.domain.members;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Member;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import dev.tandem.domain.board.Values;

/** Names a person on this board. Everybody may change the own name. */
public record SetMemberName(EntityId id, String name) implements MembersOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return id.equals(context.member()) ? Right.CONTRIBUTE : Right.MANAGE;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    Member member = board.require(id, Member.class, "id");
    return Outcome.put(member.named(Values.title("name", name, context)));
  }
}
