package dev.tandem.domain.backlog;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import java.util.List;

/** Removes a saved filter. */
public record RemoveFilter(EntityId id) implements BacklogOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return SavedFilter.changing(board, context, id);
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    board.require(id, SavedFilter.class, "id");
    return Outcome.remove(List.of(id));
  }
}
