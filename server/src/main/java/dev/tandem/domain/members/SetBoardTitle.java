package dev.tandem.domain.members;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.BoardInfo;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import dev.tandem.domain.board.Values;

/** Names the board. The id is the board's. */
public record SetBoardTitle(EntityId id, String title) implements MembersOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return Right.MANAGE;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    BoardInfo info = board.require(id, BoardInfo.class, "id");
    return Outcome.put(info.titled(Values.title("title", title, context)));
  }
}
