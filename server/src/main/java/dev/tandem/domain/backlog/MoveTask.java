package dev.tandem.domain.backlog;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import java.util.Optional;

/** Puts a task right after another one of its story; after nothing means first. */
public record MoveTask(EntityId id, Optional<EntityId> after) implements BacklogOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return Right.WORK;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    Task task = board.require(id, Task.class, "id");
    return board.place(task.scope(), after, id).put(task);
  }
}
