package dev.tandem.domain.members;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.BoardInfo;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import dev.tandem.domain.board.Values;
import java.util.Optional;

/** Says in which time zone the board's days begin and end; absent: UTC. The id is the board's. */
public record SetTimeZone(EntityId id, Optional<String> zone) implements MembersOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return Right.MANAGE;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    BoardInfo info = board.require(id, BoardInfo.class, "id");
    return Outcome.put(info.in(Values.zone("zone", zone)));
  }
}
