package dev.tandem.domain.sprint;

import dev.tandem.domain.backlog.Criterion;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import dev.tandem.domain.board.Values;
import java.util.Optional;

/**
 * Says in a review why a criterion does not hold, which takes its tick away; absent: nothing is said against it.
 */
public record ReturnCriterion(EntityId id, Optional<String> reason) implements SprintOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return Right.ORDER;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    Criterion criterion = board.require(id, Criterion.class, "id");
    return Outcome.put(criterion.missed(Values.statement("reason", reason)));
  }
}
