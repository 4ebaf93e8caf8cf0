package dev.tandem.domain.objective;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.EntityShape;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Values;
import java.util.Optional;

/** Says what a key result counts; absent: nothing is said. */
public record SetKeyResultUnit(EntityId id, Optional<String> unit) implements ObjectiveOp {
  @Override
  public Outcome decide(Board board, OpContext context) {
    KeyResult keyResult = board.require(id, KeyResult.class, "id");
    return Outcome.put(
        EntityShape.with(keyResult, "unit", unit.map(text -> Values.label("unit", text))));
  }
}
