package dev.tandem.domain.objective;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import java.util.Optional;

/** Puts a key result right after another one of its objective; after nothing means first. */
public record MoveKeyResult(EntityId id, Optional<EntityId> after) implements ObjectiveOp {
  @Override
  public Outcome decide(Board board, OpContext context) {
    KeyResult result = board.require(id, KeyResult.class, "id");
    return board.place(result.scope(), after, id).put(result);
  }
}
