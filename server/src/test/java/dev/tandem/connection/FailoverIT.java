package dev.tandem.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.testing.Pause;
import dev.tandem.testing.RedisPair;
import dev.tandem.testing.RedisPair.Trouble;
import dev.tandem.testing.TestApi;
import dev.tandem.testing.TestClient;
import dev.tandem.testing.TestServer;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Failovers by a real Sentinel: the master killed, frozen, or asked to go, with a tail of writes that the replica never got.
 * A few rounds; {@code -Dfailover.rounds=100} for the long form.
 */
class FailoverIT {
  private static final int ROUNDS = Integer.getInteger("failover.rounds", 3);
  private static final int OPS = 40;
  private static final TestApi API = new TestApi();

  @Test
  void whatWasAcknowledgedOutlivesAFailoverThatLostIt() {
    try (RedisPair redis = RedisPair.start();
        TestServer server = TestServer.start(
            redis.url(), "TANDEM_RATE_LIMITS", "off", "TANDEM_REDIS_WAIT", "off")) {
      String board = API.makeBoard(server.url());
      try (TestClient ana = new TestClient(TestServer.OWNER, board).connect(server.url())) {
        assertThat(ana.message("welcome", 1).get("durability").textValue()).isEqualTo("fsync");
        int lanes = 0;
        for (int round = 0; round < ROUNDS; round++) {
          redis.cutReplica();
          for (int i = 0; i < OPS; i++) ana.op(lane(lanes++));
          settle(ana);
          for (int i = 0; i < OPS; i++) ana.op(lane(lanes++));
          redis.failOver(Trouble.values()[round % Trouble.values().length]);
          redis.mend();
          ana.op(lane(lanes++));
          settle(ana);
          assertThat(ana.outcomes().values()).containsOnly("committed");
          assertThat(ana.count("reset")).isZero();
          // A server that knows nothing reads what the new master holds.
          try (TestServer fresh = TestServer.start(redis.url())) {
            holdsSoon(fresh, board, lanes);
          }
        }
      }
    }
  }

  @Test
  void whatIsReplicatedOutlivesMasterAndServer() {
    try (RedisPair redis = RedisPair.start()) {
      String board;
      try (TestServer first = TestServer.start(redis.url(), "TANDEM_RATE_LIMITS", "off")) {
        board = API.makeBoard(first.url());
      }
      int lanes = 0;
      for (int round = 0; round < ROUNDS; round++) {
        TestServer server = TestServer.start(redis.url(), "TANDEM_RATE_LIMITS", "off");
        try (TestClient ana = new TestClient(TestServer.OWNER, board).connect(server.url())) {
          assertThat(ana.message("welcome", 1).get("durability").textValue())
              .isEqualTo("fsync+replica");
          Set<String> safe = new TreeSet<>();
          for (int i = 0; i < OPS; i++) {
            safe.add(id(lanes));
            ana.op(lane(lanes++));
          }
          ana.settle();
          long saved = ana.version();
          long since = System.nanoTime();
          ana.await("word of the replica", () -> replicated(ana) >= saved);
          assertThat((System.nanoTime() - since) / 1_000_000).isLessThan(2_000);
          redis.cutReplica();
          for (int i = 0; i < OPS; i++) ana.op(lane(lanes++));
          ana.settle();
          assertThat(replicated(ana)).isLessThan(ana.version());
          server.kill();
          redis.failOver(Trouble.values()[round % Trouble.values().length]);
          try (TestServer next = TestServer.start(redis.url())) {
            assertThat(lanes(next, board)).containsAll(safe);
          }
          redis.mend();
        } finally {
          server.kill();
        }
      }
    }
  }

  /** Sentinel may turn the roles once more after a round: half a minute in which everybody sees {@code busy}. */
  private static void settle(TestClient client) {
    client.await("an outcome for each op", () -> client.unanswered() == 0, 90);
  }

  /** Nor is a read at once enough: after such a turn the server that has the tail must store it once more first. */
  private static void holdsSoon(TestServer server, String board, int stories) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    int held = 0;
    while (held != stories && System.nanoTime() < deadline) {
      try {
        held = lanes(server, board).size();
      } catch (AssertionError busy) {
        held = 0;
      }
      if (held != stories) Pause.millis(100);
    }
    assertThat(held).isEqualTo(stories);
  }

  private static long replicated(TestClient client) {
    return client.all("beat").stream()
        .mapToLong(beat -> beat.path("replicated").asLong())
        .max()
        .orElse(0);
  }

  private static Set<String> lanes(TestServer server, String board) {
    Set<String> lanes = new TreeSet<>();
    for (JsonNode entity : API.board(server.url(), board).get("entities")) {
      if (entity.get("kind").textValue().equals("story"))
        lanes.add(entity.get("id").textValue());
    }
    return lanes;
  }

  private static String id(int number) {
    return "01J1%022d".formatted(number);
  }

  private static String lane(int number) {
    return "{\"type\":\"createStory\",\"id\":\"%s\",\"title\":\"L\"}".formatted(id(number));
  }
}
