package dev.tandem.domain.handoff;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import java.util.List;

/** Takes an offer back, or ends a hand-off. */
public record WithdrawHandoff(EntityId id) implements HandoffOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return board.find(id, Handoff.class).map(one -> one.to().offers()).orElse(Right.CONTRIBUTE);
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    board.require(id, Handoff.class, "id");
    return Outcome.remove(List.of(id));
  }
}
