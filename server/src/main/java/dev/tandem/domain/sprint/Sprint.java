package dev.tandem.domain.sprint;

import static dev.tandem.domain.board.RefusalCode.INVALID;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.Entity;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.EntityShape;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Refusal;
import dev.tandem.domain.board.Restorable;
import dev.tandem.domain.board.Right;
import dev.tandem.domain.board.Values;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A stretch of days the team plans for. Ordered by start, then id.
 *
 * @param start first day, {@code YYYY-MM-DD}
 * @param end last day, not before the first
 * @param goal what the sprint is for
 */
public record Sprint(EntityId id, String title, String start, String end, Optional<String> goal)
    implements Restorable {
  /** The same sprint under another name. */
  public Sprint titled(String title) {
    return EntityShape.with(this, "title", title);
  }

  /** The same sprint with another goal. */
  public Sprint aiming(Optional<String> goal) {
    return EntityShape.with(this, "goal", goal);
  }

  /** The same sprint on other days. Refuses INVALID for what is no day, or an end before the start. */
  public Sprint lasting(String start, String end) {
    LocalDate first = Values.day("start", start);
    LocalDate last = Values.day("end", end);
    if (last.isBefore(first)) {
      throw new Refusal(INVALID, "end", "A sprint cannot end before it starts.");
    }
    return EntityShape.with(EntityShape.with(this, "start", start), "end", end);
  }

  @Override
  public Right madeWith() {
    return Right.ORDER;
  }

  /** Comes back empty: stories that were planned in it stay as they are. */
  @Override
  public Outcome.Changed restore(Board board, OpContext context, List<Entity> others) {
    board.requireRoom(Sprint.class, context.limits().entities());
    return Outcome.put(this);
  }
}
