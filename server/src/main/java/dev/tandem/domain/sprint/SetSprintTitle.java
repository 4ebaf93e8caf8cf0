package dev.tandem.domain.sprint;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import dev.tandem.domain.board.Values;

/** Names a sprint. */
public record SetSprintTitle(EntityId id, String title) implements SprintOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return Right.ORDER;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    Sprint sprint = board.require(id, Sprint.class, "id");
    return Outcome.put(sprint.titled(Values.title("title", title, context)));
  }
}
