package dev.tandem.store;

/**
 * Redis is away or cannot take it now: down, frozen, starting, full, a read-only replica, or its answer was lost.
 * Passing trouble, so it carries no stack trace. Whether a write was done is unknown.
 */
public final class StoreAway extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** @param message one sentence for the log, without addresses that hold a password */
  public StoreAway(String message) {
    super(message, null, false, false);
  }
}
