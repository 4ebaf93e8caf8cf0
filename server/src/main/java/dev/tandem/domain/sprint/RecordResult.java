package dev.tandem.domain.sprint;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Closes a sprint with the results it had somewhere else, as {@link Sprint} says: it comes from another board. What is in it stays.
 *
 * @param at when it was closed, ms since 1970
 */
public record RecordResult(
    EntityId id,
    BigDecimal delivered,
    BigDecimal carried,
    Optional<BigDecimal> added,
    Optional<BigDecimal> removed,
    long at)
    implements SprintOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return Right.MANAGE;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    Sprint sprint = board.require(id, Sprint.class, "id");
    sprint.requireOpen("id");
    Points.requirePast(at, context);
    return Outcome.put(sprint.closed(
        Points.recorded("delivered", delivered),
        Points.recorded("carried", carried),
        added.map(points -> Points.recorded("added", points)),
        removed.map(points -> Points.recorded("removed", points)),
        at));
  }
}
