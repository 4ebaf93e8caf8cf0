package dev.tandem.domain.backlog;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import java.util.Optional;

/** Puts a line right after another one of its definition; after nothing means first. */
public record MoveGate(EntityId id, Optional<EntityId> after) implements BacklogOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return Right.ORDER;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    Gate gate = board.require(id, Gate.class, "id");
    return board.place(gate.scope(), after, id).put(gate);
  }
}
