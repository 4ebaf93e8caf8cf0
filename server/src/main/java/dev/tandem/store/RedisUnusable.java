package dev.tandem.store;

/** Redis cannot be used as it is set up. The message is one sentence for the person who starts Tandem. */
public final class RedisUnusable extends RuntimeException {
  private static final long serialVersionUID = 1;

  RedisUnusable(String message) {
    super(message, null, false, false);
  }
}
