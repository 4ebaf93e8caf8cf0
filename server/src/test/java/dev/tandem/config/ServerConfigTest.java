package dev.tandem.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.domain.board.Limits;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerConfigTest {
  @Test
  void startsWithoutAnySetting() throws BadSettings {
    ServerConfig config = ServerConfig.fromEnv(Map.of());

    assertThat(config.host()).isEqualTo("127.0.0.1");
    assertThat(config.port()).isEqualTo(8080);
    assertThat(config.data()).isEqualTo(Path.of("./tandem-data"));
    assertThat(config.redisUrl()).isEmpty();
    assertThat(config.ownerToken()).isEmpty();
    assertThat(config.publicUrl()).isEmpty();
    assertThat(config.rateLimits()).isTrue();
    assertThat(config.trustProxy()).isFalse();
    assertThat(config.membersMakeBoards()).isFalse();
    assertThat(config.limits().board()).isEqualTo(Limits.DEFAULT);
    assertThat(config.limits().importBytes()).isEqualTo(20 << 20);
  }

  @Test
  void readsEverySettingThatPeopleNeed() throws BadSettings {
    ServerConfig config = ServerConfig.fromEnv(Map.of(
        "TANDEM_HOST", "0.0.0.0",
        "TANDEM_PORT", "9000",
        "REDIS_URL", "redis://h1:26379,h2:26379?master=NAME",
        "TANDEM_OWNER_TOKEN", "any text",
        "TANDEM_PUBLIC_URL", "https://plan.example.org/",
        "TANDEM_RATE_LIMITS", "off",
        "TANDEM_TRUST_PROXY", "on",
        "TANDEM_LIMIT_STORIES", "10"));

    assertThat(config.port()).isEqualTo(9000);
    assertThat(config.redisUrl()).contains("redis://h1:26379,h2:26379?master=NAME");
    assertThat(config.ownerToken()).contains("any text");
    assertThat(config.publicUrl()).contains(URI.create("https://plan.example.org"));
    assertThat(config.rateLimits()).isFalse();
    assertThat(config.trustProxy()).isTrue();
    assertThat(config.limits().board().stories()).isEqualTo(10);
  }

  @Test
  void namesAllProblemsInOneSentenceAndNoValue() {
    assertThatThrownBy(() -> ServerConfig.fromEnv(
            Map.of("TANDEM_PORT", "http", "TANDEM_RATE_LIMITS", "no", "REDIS_URL", "s3cret@host")))
        .isInstanceOf(BadSettings.class)
        .hasMessageContaining("TANDEM_PORT must be a whole number from 0 to 65535")
        .hasMessageContaining("TANDEM_RATE_LIMITS must be on or off")
        .hasMessageContaining("REDIS_URL must be an address")
        .hasMessageNotContaining("s3cret")
        .hasMessageNotContaining("\n");
  }

  @ParameterizedTest
  @CsvSource({
    "TANDEM_PORT, 65536",
    "TANDEM_PORT, -1",
    "TANDEM_HOST, a b",
    "TANDEM_PUBLIC_URL, plan.example.org",
    "TANDEM_PUBLIC_URL, ftp://plan.example.org",
    "TANDEM_PUBLIC_URL, https://plan.example.org/board",
    "TANDEM_TRUST_PROXY, ON",
    "TANDEM_LIMIT_STORIES, 0",
    "REDIS_URL, http://localhost",
  })
  void refusesWhatItCannotUse(String variable, String value) {
    assertThatThrownBy(() -> ServerConfig.fromEnv(Map.of(variable, value)))
        .isInstanceOf(BadSettings.class)
        .hasMessageContaining(variable);
  }

  @Test
  void readmeShowsEverySettingAsItIs() throws IOException {
    assertThat(Files.readString(Path.of("README.md"))).contains(Setting.table());
  }
}
