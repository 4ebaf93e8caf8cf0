package dev.tandem.domain.sprint;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;

/** Puts a sprint on other days. Both at once, since one alone could end before it starts. */
public record SetSprintDates(EntityId id, String start, String end) implements SprintOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return Right.ORDER;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    Sprint sprint = board.require(id, Sprint.class, "id");
    return Outcome.put(sprint.lasting(start, end));
  }
}
