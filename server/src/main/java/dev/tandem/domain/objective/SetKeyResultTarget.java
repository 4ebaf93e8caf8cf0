package dev.tandem.domain.objective;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.EntityShape;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Values;
import java.math.BigDecimal;

/** Says which figure a key result is to reach. */
public record SetKeyResultTarget(EntityId id, BigDecimal target) implements ObjectiveOp {
  @Override
  public Outcome decide(Board board, OpContext context) {
    KeyResult keyResult = board.require(id, KeyResult.class, "id");
    return Outcome.put(EntityShape.with(keyResult, "target", Values.figure("target", target)));
  }
}
