package dev.tandem.domain.sprint;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import java.util.Optional;

/** Says how many stories should stand in a column at most; absent: any number. */
public record SetColumnLimit(EntityId id, Optional<Long> limit) implements SprintOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return Right.ORDER;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    Column column = board.require(id, Column.class, "id");
    return Outcome.put(column.limited(limit));
  }
}
