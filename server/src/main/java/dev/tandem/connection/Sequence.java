package dev.tandem.connection;

/** Which ops of a client are new on this connection, by the same rule the room follows. */
final class Sequence {
  private long next;

  /** @param processed the highest n the store has */
  Sequence(long processed) {
    next = processed + 1;
  }

  /** Whether this op comes for the first time, in order; the next one is then awaited. */
  boolean isNew(long n) {
    if (n != next) return false;
    next++;
    return true;
  }

  /** Whether ops before this one are missing. */
  boolean isGap(long n) {
    return n > next;
  }

  /** The n awaited next. */
  long next() {
    return next;
  }
}
