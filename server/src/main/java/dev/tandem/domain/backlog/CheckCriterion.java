package dev.tandem.domain.backlog;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;

/** Ticks a criterion or takes the tick away. */
public record CheckCriterion(EntityId id, boolean done) implements BacklogOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return Right.WORK;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    Criterion criterion = board.require(id, Criterion.class, "id");
    return Outcome.put(criterion.checked(done));
  }
}
