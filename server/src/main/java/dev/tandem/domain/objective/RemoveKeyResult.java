package dev.tandem.domain.objective;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import java.util.List;

/** Removes a key result. */
public record RemoveKeyResult(EntityId id) implements ObjectiveOp {
  @Override
  public Outcome decide(Board board, OpContext context) {
    board.require(id, KeyResult.class, "id");
    return Outcome.remove(List.of(id));
  }
}
