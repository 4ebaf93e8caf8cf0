package dev.tandem.connection;

/** Ops a connection may send: so many a second, so many at once. Who sends more is read from later. */
final class Allowance {
  private final double perMs;
  private final double most;
  private double left;
  private long at;

  Allowance(int perSecond, int burst, long now) {
    perMs = perSecond / 1000.0;
    most = burst;
    left = burst;
    at = now;
  }

  /** Takes some, and says how many ms not to read. */
  long take(int count, long now) {
    left = Math.min(most, left + (now - at) * perMs) - count;
    at = now;
    return left >= 0 ? 0 : (long) Math.ceil(-left / perMs);
  }
}
