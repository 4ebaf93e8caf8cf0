package dev.tandem.domain.sprint;

import static dev.tandem.domain.board.RefusalCode.INVALID;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.Entity;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Refusal;
import dev.tandem.domain.board.Restorable;
import dev.tandem.domain.board.Right;
import dev.tandem.domain.board.Values;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A sprint that was over before the board was there: what the team delivered in it, for the forecast.
 *
 * @param delivered points, 0 to 100,000 with at most two decimals and no trailing zeros
 * @param order its place among the past sprints: a lower number came earlier, of equal ones the lower id
 * @param start first day, {@code YYYY-MM-DD}, where it is known
 * @param end last day, not before the first
 */
public record PastSprint(
    EntityId id,
    String title,
    BigDecimal delivered,
    long order,
    Optional<String> start,
    Optional<String> end)
    implements Restorable {
  /** The most points a past sprint may have delivered. */
  public static final int MOST_DELIVERED = 100_000;

  private static final long MOST_ORDER = 1_000_000_000;

  /** The same with every value checked; refuses INVALID, with the field. */
  PastSprint checked(OpContext context) {
    Values.title("title", title, context);
    BigDecimal points = amount();
    if (order < 0 || order > MOST_ORDER) {
      throw new Refusal(INVALID, "order", "The place in time is a number from 0 to 1,000,000,000.");
    }
    Optional<LocalDate> first = start.map(day -> Values.day("start", day));
    Optional<LocalDate> last = end.map(day -> Values.day("end", day));
    if (first.isPresent() && last.isPresent() && last.get().isBefore(first.get())) {
      throw new Refusal(INVALID, "end", "A sprint cannot end before it starts.");
    }
    return new PastSprint(id, title, points, order, start, end);
  }

  private BigDecimal amount() {
    // Sizes are compared first: taking trailing zeros from 1e999999999 would fill the memory.
    boolean fits = delivered.signum() >= 0
        && delivered.compareTo(new BigDecimal(MOST_DELIVERED)) <= 0
        && delivered.scale() <= 100;
    BigDecimal plain = fits ? delivered.stripTrailingZeros() : delivered;
    if (!fits || plain.scale() > 2) {
      throw new Refusal(
          INVALID,
          "delivered",
          "Delivered points go from 0 to 100,000, with at most two decimals.");
    }
    return plain.scale() < 0 ? plain.setScale(0) : plain;
  }

  @Override
  public Right madeWith() {
    return Right.MANAGE;
  }

  @Override
  public Outcome.Changed restore(Board board, OpContext context, List<Entity> others) {
    board.requireRoom(PastSprint.class, context.limits().entities());
    return Outcome.put(this);
  }
}
