package dev.tandem.domain.session;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import java.util.Optional;

/** Puts a phase right after another one of its agenda; after nothing means first. */
public record MovePhase(EntityId id, Optional<EntityId> after) implements SessionOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return Right.CONTRIBUTE;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    Phase phase = Phase.requireLed(board, context, id);
    return board.place(phase.scope(), after, id).put(phase);
  }
}
