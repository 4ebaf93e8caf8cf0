package dev.tandem.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.redis.client.RedisClientType;
import io.vertx.redis.client.RedisOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedisAddressTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "redis://localhost",
        "redis://localhost:6379",
        "rediss://user:secret@redis.example.com:6380/3",
        "unix:///tmp/a%20folder/redis.sock",
        "redis://[::1]:6379"
      })
  void takesOneServer(String url) {
    RedisOptions options = RedisAddress.parse(url).options(1_000);
    assertThat(options.getEndpoints()).containsExactly(url);
    assertThat(options.getType()).isEqualTo(RedisClientType.STANDALONE);
    assertThat(options.getNetClientOptions().isSsl()).isEqualTo(url.startsWith("rediss"));
  }

  @Test
  void takesSeveralSentinels() {
    RedisOptions options =
        RedisAddress.parse("redis://:secret@h1:26379,h2:26380/2?master=main").options(1_000);
    assertThat(options.getEndpoints())
        .containsExactlyInAnyOrder("redis://:secret@h1:26379/2", "redis://:secret@h2:26380/2");
    assertThat(options.getType()).isEqualTo(RedisClientType.SENTINEL);
    assertThat(options.getMasterName()).isEqualTo("main");
  }

  @Test
  void neverShowsAPassword() {
    assertThat(RedisAddress.parse("redis://user:secret@h1:6379/1")).hasToString("h1:6379");
    assertThat(RedisAddress.parse("redis://:secret@h1:26379,h2?master=main"))
        .hasToString("h1:26379, h2 (master main)");
    assertThat(RedisAddress.parse("unix:///run/redis.sock?password=secret"))
        .hasToString("/run/redis.sock");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost:6379",
        "http://localhost",
        "redis://",
        "redis://:secret@",
        "redis://a b",
        "redis://h1,h2",
        "redis://host/name",
        "redis:///path",
        "unix:",
        "?master=main",
        "secret?master=main",
        "redis://,?master=main"
      })
  void saysHowToWriteWhatItCannotRead(String url) {
    assertThatThrownBy(() -> RedisAddress.parse(url))
        .isInstanceOf(RedisUnusable.class)
        .hasMessageStartingWith("REDIS_URL cannot be read: write it as redis://host:6379")
        .hasMessageNotContaining("secret");
  }
}
