package dev.tandem.domain.objective;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.EntityShape;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Values;

/** Names an objective. */
public record SetObjectiveTitle(EntityId id, String title) implements ObjectiveOp {
  @Override
  public Outcome decide(Board board, OpContext context) {
    Objective objective = board.require(id, Objective.class, "id");
    return Outcome.put(EntityShape.with(objective, "title", Values.title("title", title, context)));
  }
}
