package dev.tandem.domain.retro;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import java.util.List;

/** Removes a decision. Who wrote it down may do so, and who manages the board. */
public record RemoveDecision(EntityId id) implements RetroOp {
  @Override
  public Right requires(Board board, OpContext context) {
    boolean own = board
        .find(id, Decision.class)
        .filter(decision -> decision.member().equals(context.member()))
        .isPresent();
    return own ? Right.CONTRIBUTE : Right.MANAGE;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    board.require(id, Decision.class, "id");
    return Outcome.remove(List.of(id));
  }
}
