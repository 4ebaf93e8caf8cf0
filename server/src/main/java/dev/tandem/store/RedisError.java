package dev.tandem.store;

/** Redis understood a command and said no, for a reason that will not pass by itself: a bug, or a missing permission. */
public final class RedisError extends RuntimeException {
  private static final long serialVersionUID = 1;

  RedisError(String message) {
    super(message);
  }

  /** The first word of what Redis said, such as {@code WRONGTYPE}. */
  public String code() {
    return codeOf(getMessage());
  }

  static String codeOf(String message) {
    int space = message.indexOf(' ');
    return space < 0 ? message : message.substring(0, space);
  }
}
