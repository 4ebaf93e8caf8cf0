package dev.tandem.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.testing.TestApi;
import dev.tandem.testing.TestClient;
import dev.tandem.testing.TestRedis;
import dev.tandem.testing.TestServer;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a screen's open socket when its token is replaced, or taken back. */
class ScreenSocketsIT {
  private static final TestApi API = new TestApi();
  private static final long REVOKED_MS = 2_000;
  /** A beat of a screen is every 4 s; its token is looked at with each. */
  private static final long REPLACED_MS = 8_000;

  private TestRedis redis;
  private TestServer server;
  private String board;
  private String screen;
  private String token;

  @BeforeEach
  void aScreen() {
    redis = TestRedis.start();
    server = TestServer.start(redis.url());
    board = API.makeBoard(server.url());
    JsonNode made = API.post(
        server.url(),
        TestServer.OWNER,
        "/api/boards/" + board + "/screens",
        "{\"layout\":\"rotate\"}");
    screen = made.get("id").textValue();
    String url = made.get("url").textValue();
    token = url.substring(url.lastIndexOf('.') + 1);
  }

  @AfterEach
  void stop() {
    server.close();
    redis.close();
  }

  @Test
  void aReplacedTokenEndsWhatWasOpenedWithItAndNothingElse() {
    try (TestClient old = new TestClient(token, board).connect(server.url())) {
      String next =
          API.post(server.url(), token, "/api/screens/token", "").get("token").textValue();
      long before = System.nanoTime();
      try (TestClient renewed = new TestClient(next, board).connect(server.url())) {
        assertThat(old.closed()).isEqualTo(4401);
        assertThat(since(before)).isLessThan(REPLACED_MS);

        renewed.message("beat", 2);
        assertThat(renewed.isClosed()).isFalse();
      }
    }
  }

  @Test
  void aScreenThatIsTakenBackIsCutAtOnce() {
    try (TestClient shown = new TestClient(token, board).connect(server.url())) {
      long before = System.nanoTime();
      API.delete(server.url(), "/api/boards/" + board + "/screens/" + screen);

      assertThat(shown.closed()).isEqualTo(4403);
      assertThat(since(before)).isLessThan(REVOKED_MS);
    }
  }

  private static long since(long before) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before);
  }
}
