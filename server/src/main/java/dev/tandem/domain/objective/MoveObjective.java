package dev.tandem.domain.objective;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import java.util.Optional;

/** Puts an objective right after another one; after nothing means first. */
public record MoveObjective(EntityId id, Optional<EntityId> after) implements ObjectiveOp {
  @Override
  public Outcome decide(Board board, OpContext context) {
    Objective objective = board.require(id, Objective.class, "id");
    return board.place(Objective.ORDER, after, id).put(objective);
  }
}
