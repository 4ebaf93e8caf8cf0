package dev.tandem.domain.backlog;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import dev.tandem.domain.board.Values;
import java.util.Optional;

/** Keeps a search under a name, for its author or for everybody. */
public record SaveFilter(EntityId id, String title, String query, boolean shared)
    implements BacklogOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return Right.CONTRIBUTE;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    board.requireNew(id);
    board.requireRoom(SavedFilter.class, context.limits().entities());
    Values.title("title", title, context);
    Values.statement("query", Optional.of(query));
    return Outcome.put(new SavedFilter(id, title, query, context.member(), shared));
  }
}
