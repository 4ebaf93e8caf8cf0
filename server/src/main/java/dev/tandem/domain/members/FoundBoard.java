package dev.tandem.domain.members;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.BoardInfo;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Op;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.RefusalCode;
import dev.tandem.domain.board.Right;
import dev.tandem.domain.board.Values;
import java.util.Optional;

/**
 * The first op of every board: its name and the time zone of its days. Done by the server only, so it is not in the catalogue of ops that clients may
 * send.
 */
public record FoundBoard(EntityId id, String title, Optional<String> zone) implements Op {
  /** First part of the keys of stories. */
  private static final String PREFIX = "TAN";

  @Override
  public Right requires(Board board, OpContext context) {
    return Right.MANAGE;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    if (!id.equals(board.id()) || board.find(id).isPresent()) {
      return Outcome.refuse(RefusalCode.INVALID, "id", "The board is there already.");
    }
    BoardInfo info = BoardInfo.named(id, Values.title("title", title, context), PREFIX);
    return Outcome.put(info.in(Values.zone("zone", zone)));
  }
}
