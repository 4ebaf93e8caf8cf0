package dev.tandem.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginsTest {
  private static MultiMap from(String origin) {
    return MultiMap.caseInsensitiveMultiMap().add("Origin", origin);
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:8080, true",
    "http://localhost:8080, true",
    "http://[::1]:8080, true",
    "http://localhost, false",
    "https://localhost:8080, false",
    "http://localhost:8080.evil.example, false",
    "http://evil.example, false",
    "null, false",
    "'', false",
  })
  void takesTheNamesOfWhereItListens(String origin, boolean ours) {
    Origins origins = Origins.of(Optional.empty(), "127.0.0.1", 8080, false);

    assertThat(origins.accepts(from(origin))).isEqualTo(ours);
  }

  @Test
  void letsProgramsThroughThatSendNone() {
    Origins origins = Origins.of(Optional.empty(), "127.0.0.1", 8080, false);

    assertThat(origins.accepts(MultiMap.caseInsensitiveMultiMap())).isTrue();
  }

  @Test
  void takesOnlyThePublicAddressWhenThereIsOne() {
    Origins origins = Origins.of(
        Optional.of(URI.create("https://Plan.example.org:443")), "127.0.0.1", 8080, true);

    assertThat(origins.accepts(from("https://plan.example.org"))).isTrue();
    assertThat(origins.accepts(from("http://localhost:8080"))).isFalse();
    assertThat(origins.sockets()).isEqualTo("wss://plan.example.org");
  }

  @Test
  void believesAProxyOnlyWhenToldTo() {
    MultiMap proxied = from("https://plan.example.org")
        .add("X-Forwarded-Proto", "https")
        .add("X-Forwarded-Host", "plan.example.org");

    assertThat(Origins.of(Optional.empty(), "127.0.0.1", 8080, true).accepts(proxied))
        .isTrue();
    assertThat(Origins.of(Optional.empty(), "127.0.0.1", 8080, false).accepts(proxied))
        .isFalse();
  }

  @Test
  void knowsTheNamesOfTheMachineWhenItListensEverywhere() {
    Origins origins = Origins.of(Optional.empty(), "0.0.0.0", 8080, false);

    assertThat(origins.accepts(from("http://localhost:8080"))).isTrue();
    assertThat(origins.accepts(from("http://evil.example:8080"))).isFalse();
    assertThat(Origins.address("0.0.0.0", 8080)).isEqualTo("http://localhost:8080");
    assertThat(Origins.address("::1", 8080)).isEqualTo("http://[::1]:8080");
  }
}
