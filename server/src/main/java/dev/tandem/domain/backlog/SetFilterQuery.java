package dev.tandem.domain.backlog;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import dev.tandem.domain.board.Values;
import java.util.Optional;

/** Makes a saved filter find something else. */
public record SetFilterQuery(EntityId id, String query) implements BacklogOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return SavedFilter.changing(board, context, id);
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    SavedFilter filter = board.require(id, SavedFilter.class, "id");
    Values.statement("query", Optional.of(query));
    return Outcome.put(filter.finding(query));
  }
}
