package dev.tandem.domain.backlog;

import static dev.tandem.domain.board.RefusalCode.LIMIT;

import dev.tandem.domain.board.Refusal;
import java.util.List;
import java.util.stream.Stream;

/** Fields that hold several values, each once. */
final class Several {
  /** Most labels or people on one story, so that no story grows without bound. */
  private static final int MOST = 64;

  private Several() {}

  /** The values with one put at the end or taken out; as they are when it is so already. Refuses LIMIT when full. */
  static <T> List<T> with(List<T> values, T value, boolean on, String field) {
    if (values.contains(value) == on) return values;
    if (!on) return values.stream().filter(other -> !other.equals(value)).toList();
    if (values.size() >= MOST) {
      throw new Refusal(LIMIT, field, "A story has at most " + MOST + " of these.");
    }
    return Stream.concat(values.stream(), Stream.of(value)).toList();
  }
}
