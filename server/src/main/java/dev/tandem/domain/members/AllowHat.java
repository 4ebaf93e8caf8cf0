package dev.tandem.domain.members;

import static dev.tandem.domain.board.RefusalCode.INVALID;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.BoardInfo;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Hat;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import dev.tandem.domain.board.RightsTable;
import java.util.Optional;

/** Gives a hat a right on this board or takes it away. The id is the board's. */
public record AllowHat(EntityId id, Hat hat, Right right, boolean on) implements MembersOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return Right.MANAGE;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    BoardInfo info = board.require(id, BoardInfo.class, "id");
    if (hat == Hat.OWNER) {
      return Outcome.refuse(INVALID, "hat", "The owner holds every right.");
    }
    if (right == Right.MANAGE) {
      return Outcome.refuse(INVALID, "right", "Only the owner manages the board.");
    }
    return Outcome.put(info.allowing(RightsTable.of(Optional.of(info)).with(hat, right, on)));
  }
}
