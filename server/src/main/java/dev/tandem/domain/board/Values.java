package dev.tandem.domain.board;

import static dev.tandem.domain.board.RefusalCode.INVALID;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** The bounds of values people give (product.md, Values). Each check returns the value or throws {@link Refusal}. */
public final class Values {
  private static final BigDecimal MOST_POINTS = new BigDecimal(1000);
  private static final BigDecimal MOST_BUDGET = new BigDecimal(1_000_000);
  private static final BigDecimal MOST_FIGURE = new BigDecimal("1000000000000");
  private static final int LABEL = 64;
  private static final int LINE = 2000;

  private Values() {}

  /** A title or name: 1 to 512 characters, not blank, no control characters. */
  public static String title(String field, String value, OpContext context) {
    return line(field, value, context.limits().title());
  }

  /** A label: 1 to 64 characters, not blank, no control characters. */
  public static String label(String field, String value) {
    return line(field, value, LABEL);
  }

  /** A vision or goal: up to 2,000 characters, line breaks and tabs allowed, not blank; empty: none. */
  public static Optional<String> statement(String field, Optional<String> value) {
    value.ifPresent(text -> text(field, notBlank(field, text), LINE));
    return value;
  }

  /** Words that must be there: as a text, and not blank. */
  public static String words(String field, String value, OpContext context) {
    return text(field, notBlank(field, value), context.limits().text());
  }

  /** A text: up to 100,000 characters, line breaks and tabs allowed, no other control characters. */
  public static String text(String field, String value, int most) {
    if (value.length() > most) {
      throw new Refusal(INVALID, field, "The text is too long: at most " + most + " characters.");
    }
    if (value
            .chars()
            .anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t' && c != '\r')
        || brokenPair(value)) {
      throw new Refusal(INVALID, field, "The text holds control characters. Remove them.");
    }
    return value;
  }

  /** Points: 0 to 1,000 with at most two decimals, or none. The result has no trailing zeros. */
  public static Optional<BigDecimal> points(String field, Optional<BigDecimal> value) {
    if (value.isEmpty()) return value;
    BigDecimal points = value.get();
    // Sizes are compared first: taking trailing zeros from 1e999999999 would fill the memory.
    if (points.signum() < 0 || points.compareTo(MOST_POINTS) > 0 || points.scale() > 100)
      throw badPoints(field);
    BigDecimal plain = points.stripTrailingZeros();
    if (plain.scale() > 2) throw badPoints(field);
    return Optional.of(plain.scale() < 0 ? plain.setScale(0) : plain);
  }

  /** A day as {@code YYYY-MM-DD} between the years 2000 and 2200. */
  public static LocalDate day(String field, String value) {
    try {
      if (value.length() == 10) {
        LocalDate day = LocalDate.parse(value);
        if (day.getYear() >= 2000 && day.getYear() < 2200) return day;
      }
    } catch (DateTimeParseException e) {
      // falls through to the refusal
    }
    throw new Refusal(INVALID, field, "A day is written as 2026-03-31, between 2000 and 2199.");
  }

  /** A day, or none. */
  public static Optional<String> day(String field, Optional<String> value) {
    value.ifPresent(day -> day(field, day));
    return value;
  }

  /** A time zone by its name, such as {@code Europe/Berlin} or {@code UTC}; empty: none. */
  public static Optional<String> zone(String field, Optional<String> value) {
    if (value.filter(name -> !isZone(name)).isPresent()) {
      throw new Refusal(
          INVALID, field, "This server knows no time zone of this name. One is Europe/Berlin.");
    }
    return value;
  }

  /** Whether a time zone has this name. */
  static boolean isZone(String name) {
    return ZoneId.getAvailableZoneIds().contains(name);
  }

  /** Points of many stories together: 0 to 1,000,000 with at most two decimals, or none. */
  public static Optional<BigDecimal> budget(String field, Optional<BigDecimal> value) {
    return value.map(points -> number(field, points, BigDecimal.ZERO, MOST_BUDGET, 2));
  }

  /** A measured figure: up to a million millions either way, with at most six decimals. */
  public static BigDecimal figure(String field, BigDecimal value) {
    return number(field, value, MOST_FIGURE.negate(), MOST_FIGURE, 6);
  }

  /** A number from {@code least} to {@code most}. The result has no trailing zeros. */
  public static BigDecimal number(
      String field, BigDecimal value, BigDecimal least, BigDecimal most, int decimals) {
    // Sizes are compared first: taking trailing zeros from 1e999999999 would fill the memory.
    boolean inside =
        value.compareTo(least) >= 0 && value.compareTo(most) <= 0 && value.scale() <= 100;
    BigDecimal plain = inside ? value.stripTrailingZeros() : value;
    if (!inside || plain.scale() > decimals) {
      throw new Refusal(
          INVALID,
          field,
          "This goes from " + least.toPlainString() + " to " + most.toPlainString()
              + ", with at most " + decimals + " decimals.");
    }
    return plain.scale() < 0 ? plain.setScale(0) : plain;
  }

  private static String line(String field, String value, int most) {
    notBlank(field, value);
    if (value.length() > most) {
      throw new Refusal(INVALID, field, "It is too long: at most " + most + " characters.");
    }
    if (value.chars().anyMatch(Values::isControl) || brokenPair(value)) {
      throw new Refusal(INVALID, field, "It holds control characters. Remove them.");
    }
    return value;
  }

  private static String notBlank(String field, String value) {
    if (value.isBlank()) throw new Refusal(INVALID, field, "It must not be empty.");
    return value;
  }

  /** C0 and C1 controls, and the line and paragraph separators that break lines in places that expect one. */
  private static boolean isControl(int c) {
    return Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
  }

  /** Half a surrogate pair cannot be written as UTF-8: it would come back as another character. */
  private static boolean brokenPair(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (Character.isLowSurrogate(c)) return true;
      if (Character.isHighSurrogate(c)) {
        i++;
        if (i == value.length() || !Character.isLowSurrogate(value.charAt(i))) return true;
      }
    }
    return false;
  }

  private static Refusal badPoints(String field) {
    return new Refusal(INVALID, field, "Points go from 0 to 1,000, with at most two decimals.");
  }
}
