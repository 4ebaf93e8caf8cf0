package dev.tandem.domain.backlog;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import java.util.List;

/** Removes a line of a definition. Stories keep their checks, which count no more. */
public record RemoveGate(EntityId id) implements BacklogOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return Right.ORDER;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    board.require(id, Gate.class, "id");
    return Outcome.remove(List.of(id));
  }
}
