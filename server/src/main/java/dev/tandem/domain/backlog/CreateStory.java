package dev.tandem.domain.backlog;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.BoardInfo;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import dev.tandem.domain.board.Values;
import java.util.Optional;

/** Adds a story right after another one; after nothing means first. The server gives its key. */
public record CreateStory(EntityId id, String title, Optional<EntityId> after)
    implements BacklogOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return Right.ORDER;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    board.requireNew(id);
    board.requireRoom(Story.class, context.limits().stories());
    Values.title("title", title, context);
    String prefix = board.require(board.id(), BoardInfo.class, "id").prefix();
    Story made = Story.named(id, prefix + "-" + board.nextNumber(Story.class), title);
    return board.place(Story.ORDER, after, id).put(made);
  }
}
