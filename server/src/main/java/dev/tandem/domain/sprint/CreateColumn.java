package dev.tandem.domain.sprint;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import dev.tandem.domain.board.Values;
import java.util.Optional;

/** Adds a column to the sprint board right after another; after nothing means first. */
public record CreateColumn(EntityId id, String title, ColumnState state, Optional<EntityId> after)
    implements SprintOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return Right.ORDER;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    board.requireNew(id);
    board.requireRoom(Column.class, context.limits().lanes());
    Values.title("title", title, context);
    return board
        .place(Column.ORDER, after, id)
        .put(new Column(id, title, state, Optional.empty(), ""));
  }
}
