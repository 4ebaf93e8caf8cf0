package dev.tandem.domain.sprint;

import static dev.tandem.domain.board.RefusalCode.INVALID;

import dev.tandem.domain.backlog.Story;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Refusal;
import dev.tandem.domain.board.Values;
import java.math.BigDecimal;
import java.util.List;

/** Sums of points, and what was recorded of them. */
final class Points {
  private static final BigDecimal MOST = new BigDecimal(PastSprint.MOST_DELIVERED);
  /** The first of January 2000: what is before it is no time of a sprint. */
  private static final long EARLIEST = 946_684_800_000L;

  private Points() {}

  /** The points of some stories together; one without an estimate counts for nothing. */
  static BigDecimal sum(List<Story> stories) {
    BigDecimal sum = stories.stream()
        .flatMap(story -> story.points().stream())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
    return plain(sum);
  }

  /** Points of many stories, from another board: 0 to 100,000 with at most two decimals. */
  static BigDecimal recorded(String field, BigDecimal points) {
    return Values.number(field, points, BigDecimal.ZERO, MOST, 2);
  }

  /** Refuses INVALID when {@code at} is no time of a sprint: before the year 2000, or still to come. */
  static void requirePast(long at, OpContext context) {
    if (at > context.now() || at < EARLIEST) {
      throw new Refusal(INVALID, "at", "It is a time that was, since the year 2000.");
    }
  }

  /** The same number without trailing zeros and without an exponent. */
  static BigDecimal plain(BigDecimal number) {
    BigDecimal plain = number.stripTrailingZeros();
    return plain.scale() < 0 ? plain.setScale(0) : plain;
  }
}
