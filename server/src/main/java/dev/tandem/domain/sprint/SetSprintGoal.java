package dev.tandem.domain.sprint;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import dev.tandem.domain.board.Values;
import java.util.Optional;

/** Says what a sprint is for; absent: nothing is said. */
public record SetSprintGoal(EntityId id, Optional<String> goal) implements SprintOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return Right.ORDER;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    Sprint sprint = board.require(id, Sprint.class, "id");
    return Outcome.put(sprint.aiming(Values.statement("goal", goal)));
  }
}
