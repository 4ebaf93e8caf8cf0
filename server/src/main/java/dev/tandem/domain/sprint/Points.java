package dev.tandem.domain.sprint;

import dev.tandem.domain.backlog.Story;
import java.math.BigDecimal;
import java.util.List;

/** Sums of points. */
final class Points {
  private Points() {}

  /** The points of some stories together; one without an estimate counts for nothing. */
  static BigDecimal sum(List<Story> stories) {
    BigDecimal sum = stories.stream()
        .flatMap(story -> story.points().stream())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
    return plain(sum);
  }

  /** The same number without trailing zeros and without an exponent. */
  static BigDecimal plain(BigDecimal number) {
    BigDecimal plain = number.stripTrailingZeros();
    return plain.scale() < 0 ? plain.setScale(0) : plain;
  }
}
