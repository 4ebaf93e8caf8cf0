package dev.tandem.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimitTest {
  private final AtomicLong clock = new AtomicLong(5_000_000);
  private final RateLimit limit = new RateLimit(2, clock::get);

  @Test
  void countsEachOneForItselfAndBeginsAnewAfterAMinute() {
    assertThat(limit.take("a")).isTrue();
    assertThat(limit.take("a")).isTrue();
    assertThat(limit.take("a")).isFalse();
    assertThat(limit.allows("a")).isFalse();
    assertThat(limit.take("b")).isTrue();
    assertThat(limit.retryAfter()).isEqualTo(60);

    clock.addAndGet(59_500);
    assertThat(limit.take("a")).isFalse();
    assertThat(limit.retryAfter()).isEqualTo(1);

    clock.addAndGet(500);
    assertThat(limit.take("a")).isTrue();
  }
}
