package dev.tandem.domain.members;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Hat;
import dev.tandem.domain.board.Member;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import dev.tandem.domain.board.Values;
import java.util.List;

/**
 * Adds a person to the board. Nothing changes when the person is a member already. Who was removed comes back: the id
 * is the person's, so this is the one entity whose id is used again.
 */
public record AddMember(EntityId id, String name, List<Hat> hats) implements MembersOp {
  public AddMember {
    hats = List.copyOf(hats);
  }

  @Override
  public Right requires(Board board, OpContext context) {
    return Right.MANAGE;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    Values.title("name", name, context);
    if (board.find(id, Member.class).isPresent()) return Outcome.nothing();
    boolean back =
        board.entry(id).filter(entry -> entry.entity() instanceof Member).isPresent();
    if (!back) board.requireNew(id);
    board.requireRoom(Member.class, context.limits().entities());
    return Outcome.put(new Member(id, name, List.of()).wearing(hats));
  }
}
