package dev.tandem.auth;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Counts what somebody does in a minute, on this node. Holds no more than a minute's keys; used on the event loop only.
 */
public final class RateLimit {
  private static final long WINDOW_MS = 60_000;

  private final int most;
  private final LongSupplier clock;
  private final Map<String, Integer> counts = new HashMap<>();
  private long windowEnd;

  /** At most so many in a minute; {@code clock} in ms. */
  public RateLimit(int most, LongSupplier clock) {
    this.most = most;
    this.clock = clock;
  }

  /** Counts one more; false when it was one too many. */
  public boolean take(String key) {
    turn();
    return counts.merge(key, 1, Integer::sum) <= most;
  }

  /** Whether the next one is still allowed; counts nothing. */
  public boolean allows(String key) {
    turn();
    return counts.getOrDefault(key, 0) < most;
  }

  /** Seconds until all may begin again, at least 1. */
  public long retryAfter() {
    return Math.max(1, (windowEnd - clock.getAsLong() + 999) / 1000);
  }

  private void turn() {
    long now = clock.getAsLong();
    if (now < windowEnd) return;
    counts.clear();
    windowEnd = now + WINDOW_MS;
  }
}
