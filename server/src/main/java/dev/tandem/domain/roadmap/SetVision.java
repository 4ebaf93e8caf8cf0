package dev.tandem.domain.roadmap;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.BoardInfo;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Values;
import java.util.Optional;

/** Says why all of this; absent: nothing is said. The id is the board's. */
public record SetVision(EntityId id, Optional<String> vision) implements RoadmapOp {
  @Override
  public Outcome decide(Board board, OpContext context) {
    BoardInfo info = board.require(id, BoardInfo.class, "id");
    return Outcome.put(info.seeing(Values.statement("vision", vision)));
  }
}
