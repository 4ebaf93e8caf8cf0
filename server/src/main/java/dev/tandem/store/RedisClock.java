package dev.tandem.store;

import java.util.concurrent.TimeUnit;

/** The time of Redis, carried on between two looks at it by this machine's steady clock. Never goes back. */
final class RedisClock {
  private long baseMs;
  private long baseNanos;
  private long latest = Long.MIN_VALUE;

  /** Begins with the clock of this machine, until Redis was asked. */
  RedisClock(long machineMs, long nanos) {
    sync(machineMs, nanos);
  }

  /** Redis said this time when the steady clock stood here. */
  void sync(long redisMs, long nanos) {
    baseMs = redisMs;
    baseNanos = nanos;
  }

  long now(long nanos) {
    latest = Math.max(latest, baseMs + TimeUnit.NANOSECONDS.toMillis(nanos - baseNanos));
    return latest;
  }
}
