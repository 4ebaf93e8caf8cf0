package dev.tandem.domain.handoff;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;

/** Accepts an initiative as it is now; done again, it agrees to what changed since. */
public record AcceptHandoff(EntityId id) implements HandoffOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return Handoff.answering(board, id);
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    return Outcome.put(board.require(id, Handoff.class, "id").agreed(board, context));
  }
}
