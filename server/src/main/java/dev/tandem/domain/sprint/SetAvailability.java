package dev.tandem.domain.sprint;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Says for how much of a sprint a member is there. Everybody may for oneself.
 *
 * @param id {@code <sprint>.<member>}
 * @param percent 0 to 100 of the days that are not off; absent: all
 */
public record SetAvailability(EntityId id, Optional<BigDecimal> percent) implements SprintOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return Availability.needed(id, context);
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    Availability there = Availability.require(board, id);
    board.requireRoom(Availability.class, context.limits().entities());
    return Outcome.put(there.there(percent));
  }
}
