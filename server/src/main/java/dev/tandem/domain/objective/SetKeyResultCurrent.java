package dev.tandem.domain.objective;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Values;
import java.math.BigDecimal;

/** Says how high the figure is now. Each figure is kept for the trend, the same one again, too. */
public record SetKeyResultCurrent(EntityId id, BigDecimal current) implements ObjectiveOp {
  @Override
  public Outcome decide(Board board, OpContext context) {
    KeyResult result = board.require(id, KeyResult.class, "id");
    return Outcome.put(result.measured(Values.figure("current", current), context.now()));
  }
}
