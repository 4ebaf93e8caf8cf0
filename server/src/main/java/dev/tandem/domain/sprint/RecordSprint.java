package dev.tandem.domain.sprint;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import java.math.BigDecimal;
import java.util.Optional;

/** Writes down a sprint of the time before the board, as {@link PastSprint} says; the forecast learns from it. */
public record RecordSprint(
    EntityId id,
    String title,
    BigDecimal delivered,
    long order,
    Optional<String> start,
    Optional<String> end)
    implements SprintOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return Right.MANAGE;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    board.requireNew(id);
    board.requireRoom(PastSprint.class, context.limits().entities());
    return Outcome.put(new PastSprint(id, title, delivered, order, start, end).checked(context));
  }
}
