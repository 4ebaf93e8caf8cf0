package dev.tandem.domain.sprint;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import java.util.List;

/** Takes a past sprint out of what the forecast learns from. */
public record ForgetSprint(EntityId id) implements SprintOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return Right.MANAGE;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    board.require(id, PastSprint.class, "id");
    return Outcome.remove(List.of(id));
  }
}
