package dev.tandem.domain.backlog;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import dev.tandem.domain.board.Values;
import java.util.Optional;

/** Adds an epic right after another one; after nothing means first. */
public record CreateEpic(EntityId id, String title, Optional<EntityId> after) implements BacklogOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return Right.ORDER;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    board.requireNew(id);
    board.requireRoom(Epic.class, context.limits().entities());
    Values.title("title", title, context);
    return board.place(Epic.ORDER, after, id).put(new Epic(id, title, Optional.empty(), ""));
  }
}
