package dev.tandem.domain.objective;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.EntityShape;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Values;

/** Names a key result. */
public record SetKeyResultTitle(EntityId id, String title) implements ObjectiveOp {
  @Override
  public Outcome decide(Board board, OpContext context) {
    KeyResult keyResult = board.require(id, KeyResult.class, "id");
    return Outcome.put(EntityShape.with(keyResult, "title", Values.title("title", title, context)));
  }
}
