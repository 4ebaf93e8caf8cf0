package dev.tandem.domain.backlog;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;

/** Offers a saved filter to everybody, or keeps it for its maker. */
public record ShareFilter(EntityId id, boolean shared) implements BacklogOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return SavedFilter.changing(board, context, id);
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    SavedFilter filter = board.require(id, SavedFilter.class, "id");
    return Outcome.put(filter.shared(shared));
  }
}
