package dev.tandem.protocol;

import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.RefusalCode;
import java.util.Optional;

/** A field that came in is not what it must be. Carries what its author is told. */
public final class BadField extends Exception {
  private static final long serialVersionUID = 1L;

  private final RefusalCode code;
  private final String field;

  /** Names the field and says what is wrong with it. */
  public BadField(RefusalCode code, String field, String text) {
    super(text, null, false, false);
    this.code = code;
    this.field = field;
  }

  static BadField invalid(String field, String text) {
    return new BadField(RefusalCode.INVALID, field, text);
  }

  /** The name of the field. */
  public String field() {
    return field;
  }

  /** The same as a refusal. */
  public Outcome.Refused refused() {
    return new Outcome.Refused(code, Optional.of(field), getMessage());
  }
}
