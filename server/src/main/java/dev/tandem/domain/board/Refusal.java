package dev.tandem.domain.board;

import java.util.Optional;

/**
 * Thrown inside {@code decide} by the checks of this package, and turned into {@link Outcome.Refused} by
 * {@link Board#decide}; never leaves the domain. Saves every op from threading a result type through its checks.
 */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Outcome.Refused outcome;

  /** A refusal that names the field it is about and says in a sentence what to do. */
  public Refusal(RefusalCode code, String field, String text) {
    super(text, null, false, false);
    outcome = new Outcome.Refused(code, Optional.of(field), text);
  }

  /** What {@code decide} answers. */
  public Outcome.Refused outcome() {
    return outcome;
  }
}
