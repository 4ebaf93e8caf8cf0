package dev.tandem.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.testing.TestApi;
import dev.tandem.testing.TestClient;
import dev.tandem.testing.TestRedis;
import dev.tandem.testing.TestServer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Servers that stop in order: what they took is stored, and who was there is told to come back. */
class DrainIT {
  private static final TestApi API = new TestApi();

  @Test
  void aRollingRestartOfTwoNodesLosesNothing() {
    try (TestRedis redis = TestRedis.start()) {
      TestServer one = TestServer.start(redis.url(), "TANDEM_RATE_LIMITS", "off");
      TestServer two = TestServer.start(redis.url(), "TANDEM_RATE_LIMITS", "off");
      String board = API.makeBoard(one.url());
      List<TestClient> clients = new ArrayList<>();
      try {
        for (int i = 0; i < 12; i++)
          clients.add(new TestClient(TestServer.OWNER, board).connect(one.url()));
        int sent = 0;
        for (int round = 0; round < 4; round++) {
          for (TestClient client : clients) for (int i = 0; i < 10; i++) client.op(lane(sent++));
          long begun = System.nanoTime();
          one.close();
          assertThat((System.nanoTime() - begun) / 1_000_000_000).isLessThan(25);
          for (TestClient client : clients) {
            assertThat(client.closed()).isEqualTo(4503);
            client.connect(two.url());
          }
          one = two;
          two = TestServer.start(redis.url(), "TANDEM_RATE_LIMITS", "off");
        }
        for (TestClient client : clients) {
          client.settle();
          assertThat(client.outcomes().values()).hasSize(40).containsOnly("committed");
        }
        int lanes = 0;
        for (var entity : API.board(one.url(), board).get("entities"))
          if (entity.get("kind").textValue().equals("story")) lanes++;
        assertThat(lanes).isEqualTo(sent);
      } finally {
        clients.forEach(TestClient::close);
        one.close();
        two.close();
      }
    }
  }

  @Test
  void whatWasSentBeforeTheEndIsStoredThoughNobodyHearsOfIt() {
    try (TestRedis redis = TestRedis.start()) {
      String board;
      TestClient ana;
      try (TestServer server = TestServer.start(redis.url(), "TANDEM_RATE_LIMITS", "off")) {
        board = API.makeBoard(server.url());
        ana = new TestClient(TestServer.OWNER, board).connect(server.url());
        for (int i = 0; i < 300; i++) ana.op(lane(i));
        ana.message("changes", 1);
      }
      try (TestServer again = TestServer.start(redis.url(), "TANDEM_RATE_LIMITS", "off")) {
        ana.closed();
        ana.connect(again.url());
        ana.settle();
        assertThat(ana.outcomes().values()).hasSize(300).containsOnly("committed");
      }
      ana.close();
    }
  }

  private static String lane(int number) {
    return "{\"type\":\"createStory\",\"id\":\"01J2%022d\",\"title\":\"L\"}".formatted(number);
  }
}
