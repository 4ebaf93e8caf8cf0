package dev.tandem.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RedisClockTest {
  private final RedisClock clock = new RedisClock(1_000, nanos(50));

  @Test
  void goesOnBetweenTwoLooks() {
    clock.sync(5_000, nanos(100));
    assertThat(clock.now(nanos(100))).isEqualTo(5_000);
    assertThat(clock.now(nanos(350))).isEqualTo(5_250);
  }

  @Test
  void standsStillInsteadOfGoingBack() {
    clock.sync(5_000, nanos(100));
    assertThat(clock.now(nanos(200))).isEqualTo(5_100);
    clock.sync(5_040, nanos(210));
    assertThat(clock.now(nanos(220))).isEqualTo(5_100);
    assertThat(clock.now(nanos(280))).isEqualTo(5_110);
  }

  private static long nanos(long ms) {
    return TimeUnit.MILLISECONDS.toNanos(ms);
  }
}
