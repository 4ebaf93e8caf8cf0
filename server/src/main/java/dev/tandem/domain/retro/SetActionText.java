package dev.tandem.domain.retro;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.EntityShape;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Values;

/** Words an action. */
public record SetActionText(EntityId id, String text) implements RetroOp {
  @Override
  public Outcome decide(Board board, OpContext context) {
    Action action = board.require(id, Action.class, "id");
    return Outcome.put(EntityShape.with(action, "text", Values.title("text", text, context)));
  }
}
