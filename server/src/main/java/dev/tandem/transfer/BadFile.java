package dev.tandem.transfer;

/** A file, or the wish what to do with it, that cannot be used at all. */
public final class BadFile extends Exception {
  private static final long serialVersionUID = 1L;

  private final String field;
  private final boolean tooLarge;

  private BadFile(String field, String message, boolean tooLarge) {
    super(message, null, false, false);
    this.field = field;
    this.tooLarge = tooLarge;
  }

  static BadFile invalid(String field, String message) {
    return new BadFile(field, message, false);
  }

  static BadFile tooLarge(String field, String message) {
    return new BadFile(field, message, true);
  }

  /** What is wrong: {@code map}, {@code file}, or a field of the file. */
  public String field() {
    return field;
  }

  /** Whether it is only too much of it. */
  public boolean isTooLarge() {
    return tooLarge;
  }
}
