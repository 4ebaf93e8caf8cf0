package dev.tandem.domain.objective;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.EntityShape;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Values;
import java.math.BigDecimal;

/** Says which figure a key result began with. */
public record SetKeyResultBaseline(EntityId id, BigDecimal baseline) implements ObjectiveOp {
  @Override
  public Outcome decide(Board board, OpContext context) {
    KeyResult keyResult = board.require(id, KeyResult.class, "id");
    return Outcome.put(
        EntityShape.with(keyResult, "baseline", Values.figure("baseline", baseline)));
  }
}
