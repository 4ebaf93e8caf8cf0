package dev.tandem.domain.backlog;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import java.util.Optional;

/** Puts an epic right after another one; after nothing means first. */
public record MoveEpic(EntityId id, Optional<EntityId> after) implements BacklogOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return Right.ORDER;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    Epic epic = board.require(id, Epic.class, "id");
    return board.place(Epic.ORDER, after, id).put(epic);
  }
}
