package dev.tandem.domain.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Fractional keys: texts in ASCII order between any two of which another fits. The first letter gives the length of an
 * integer part in base 62, the rest is a fraction. Same results as npm {@code fractional-indexing} 4 (D. Greenspan,
 * "Implementing Fractional Indexing", 2020), which the page uses; held equal by shared vectors.
 */
public final class Rank {
  private static final String DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final String SMALLEST = "A" + "0".repeat(26);

  private Rank() {}

  /**
   * A key between two keys.
   *
   * @param below the key before, empty: none
   * @param above the key after, empty: none
   * @throws IllegalArgumentException when {@code below} is not before {@code above}, or one is no such key
   */
  public static String between(Optional<String> below, Optional<String> above) {
    below.ifPresent(Rank::check);
    above.ifPresent(Rank::check);
    if (below.isEmpty()) return above.map(Rank::before).orElse("a0");
    String a = below.get();
    String integer = integerPart(a);
    String fraction = a.substring(integer.length());
    if (above.isEmpty()) {
      return increment(integer).orElseGet(() -> integer + midpoint(fraction, Optional.empty()));
    }
    String b = above.get();
    if (a.compareTo(b) >= 0) throw new IllegalArgumentException(a + " is not before " + b);
    String integerB = integerPart(b);
    if (integer.equals(integerB)) {
      return integer + midpoint(fraction, Optional.of(b.substring(integerB.length())));
    }
    return increment(integer)
        .filter(next -> next.compareTo(b) < 0)
        .orElseGet(() -> integer + midpoint(fraction, Optional.empty()));
  }

  /** That many keys in ascending order between two keys, evenly spread. */
  public static List<String> between(Optional<String> below, Optional<String> above, int count) {
    List<String> keys = new ArrayList<>(count);
    spread(below, above, count, keys);
    return keys;
  }

  private static void spread(
      Optional<String> below, Optional<String> above, int count, List<String> into) {
    if (count == 0) return;
    if (above.isEmpty() || below.isEmpty()) {
      List<String> run = new ArrayList<>();
      Optional<String> last = above.isEmpty() ? below : above;
      for (int i = 0; i < count; i++) {
        String next = above.isEmpty() ? between(last, above) : between(below, last);
        run.add(next);
        last = Optional.of(next);
      }
      if (above.isPresent()) java.util.Collections.reverse(run);
      into.addAll(run);
      return;
    }
    int half = count / 2;
    String middle = between(below, above);
    spread(below, Optional.of(middle), half, into);
    into.add(middle);
    spread(Optional.of(middle), above, count - half - 1, into);
  }

  private static String before(String b) {
    String integer = integerPart(b);
    if (integer.equals(SMALLEST))
      return integer + midpoint("", Optional.of(b.substring(integer.length())));
    return integer.compareTo(b) < 0 ? integer : decrement(integer);
  }

  private static String midpoint(String a, Optional<String> b) {
    if (b.isPresent()) {
      String above = b.get();
      int same = 0;
      while (same < above.length() && digitAt(a, same) == above.charAt(same)) same++;
      if (same > 0) {
        String rest = a.length() > same ? a.substring(same) : "";
        return above.substring(0, same) + midpoint(rest, Optional.of(above.substring(same)));
      }
    }
    int low = a.isEmpty() ? 0 : DIGITS.indexOf(a.charAt(0));
    int high = b.filter(above -> !above.isEmpty())
        .map(above -> DIGITS.indexOf(above.charAt(0)))
        .orElse(DIGITS.length());
    if (high - low > 1) return String.valueOf(DIGITS.charAt((low + high + 1) / 2));
    if (b.isPresent() && b.get().length() > 1) return b.get().substring(0, 1);
    return DIGITS.charAt(low) + midpoint(a.length() > 1 ? a.substring(1) : "", Optional.empty());
  }

  private static char digitAt(String text, int at) {
    return at < text.length() ? text.charAt(at) : '0';
  }

  private static Optional<String> increment(String integer) {
    char head = integer.charAt(0);
    char[] digits = integer.substring(1).toCharArray();
    for (int i = digits.length - 1; i >= 0; i--) {
      int next = DIGITS.indexOf(digits[i]) + 1;
      if (next < DIGITS.length()) {
        digits[i] = DIGITS.charAt(next);
        return Optional.of(head + new String(digits));
      }
      digits[i] = '0';
    }
    if (head == 'Z') return Optional.of("a0");
    if (head == 'z') return Optional.empty();
    char longer = (char) (head + 1);
    String zeros = new String(digits);
    return Optional.of(longer + (longer > 'a' ? zeros + "0" : zeros.substring(1)));
  }

  private static String decrement(String integer) {
    char head = integer.charAt(0);
    char[] digits = integer.substring(1).toCharArray();
    for (int i = digits.length - 1; i >= 0; i--) {
      int next = DIGITS.indexOf(digits[i]) - 1;
      if (next >= 0) {
        digits[i] = DIGITS.charAt(next);
        return head + new String(digits);
      }
      digits[i] = 'z';
    }
    if (head == 'a') return "Zz";
    char shorter = (char) (head - 1);
    String nines = new String(digits);
    return shorter + (shorter < 'Z' ? nines + "z" : nines.substring(1));
  }

  private static String integerPart(String key) {
    return key.substring(0, integerLength(key));
  }

  private static int integerLength(String key) {
    char head = key.isEmpty() ? ' ' : key.charAt(0);
    if (head >= 'a' && head <= 'z') return head - 'a' + 2;
    if (head >= 'A' && head <= 'Z') return 'Z' - head + 2;
    throw new IllegalArgumentException("no rank: " + key);
  }

  private static void check(String key) {
    int length = integerLength(key);
    if (length > key.length()
        || key.equals(SMALLEST)
        || key.length() > length && key.endsWith("0")) {
      throw new IllegalArgumentException("no rank: " + key);
    }
  }
}
