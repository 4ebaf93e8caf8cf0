package dev.tandem.domain.objective;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;

/** Removes an objective with its key results; initiatives that served it stay, for no objective. */
public record RemoveObjective(EntityId id) implements ObjectiveOp {
  @Override
  public Outcome decide(Board board, OpContext context) {
    board.require(id, Objective.class, "id");
    return board.removing(id);
  }
}
