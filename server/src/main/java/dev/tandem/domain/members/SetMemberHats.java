package dev.tandem.domain.members;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Hat;
import dev.tandem.domain.board.Member;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import java.util.List;

/** Says what a person is on this board; nothing: the person stays a member and may do nothing. */
public record SetMemberHats(EntityId id, List<Hat> hats) implements MembersOp {
  public SetMemberHats {
    hats = List.copyOf(hats);
  }

  @Override
  public Right requires(Board board, OpContext context) {
    return Right.MANAGE;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    Member member = board.require(id, Member.class, "id");
    if (!hats.contains(Hat.OWNER)) Owners.requireAnother(board, member, "hats");
    return Outcome.put(member.wearing(hats));
  }
}
