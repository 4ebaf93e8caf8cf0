package dev.tandem.domain.retro;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.EntityShape;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;

/** Says that an action is done, or is not. */
public record TickAction(EntityId id, boolean done) implements RetroOp {
  @Override
  public Outcome decide(Board board, OpContext context) {
    Action action = board.require(id, Action.class, "id");
    return Outcome.put(EntityShape.with(action, "done", done));
  }
}
