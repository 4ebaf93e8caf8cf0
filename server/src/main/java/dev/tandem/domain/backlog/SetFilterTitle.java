package dev.tandem.domain.backlog;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import dev.tandem.domain.board.Values;

/** Names a saved filter. */
public record SetFilterTitle(EntityId id, String title) implements BacklogOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return SavedFilter.changing(board, context, id);
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    SavedFilter filter = board.require(id, SavedFilter.class, "id");
    return Outcome.put(filter.titled(Values.title("title", title, context)));
  }
}
