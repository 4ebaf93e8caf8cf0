package dev.tandem.room;

import java.util.function.LongSupplier;

/** A token bucket: so much a second, twice that at once. */
final class Throttle {
  private final int perSecond;
  private final LongSupplier clock;
  private double tokens;
  private long filledAt;

  /**
   * @param perSecond tokens a second; 0: no limit
   * @param clock ms
   */
  Throttle(int perSecond, LongSupplier clock) {
    this.perSecond = perSecond;
    this.clock = clock;
    tokens = 2.0 * perSecond;
    filledAt = clock.getAsLong();
  }

  /** Takes tokens, more than there are if need be. */
  void take(int count) {
    if (perSecond > 0) tokens -= count;
  }

  /** Ms until there are tokens again, 0: there are. */
  long waitMs() {
    if (perSecond == 0) return 0;
    long now = clock.getAsLong();
    tokens = Math.min(2.0 * perSecond, tokens + (now - filledAt) * perSecond / 1000.0);
    filledAt = now;
    return tokens > 0 ? 0 : 1 + (long) (-tokens * 1000 / perSecond);
  }
}
