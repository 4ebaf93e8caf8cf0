package dev.tandem.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.testing.TestApi;
import dev.tandem.testing.TestClient;
import dev.tandem.testing.TestRedis;
import dev.tandem.testing.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A Redis that does not do its work: people are told, nothing is lost, and it goes on by itself. */
class RedisTroubleIT {
  private static final TestApi API = new TestApi();
  private static TestRedis redis;
  private static TestServer server;
  private String board;
  private int lanes;

  @BeforeAll
  static void start() {
    redis = TestRedis.start();
    server = TestServer.start(redis.url(), "TANDEM_RATE_LIMITS", "off");
  }

  @AfterAll
  static void stop() {
    server.close();
    redis.close();
  }

  @BeforeEach
  void makeBoard() {
    board = API.makeBoard(server.url());
  }

  @ParameterizedTest
  @CsvSource({
    "CONFIG SET min-replicas-to-write 1, CONFIG SET min-replicas-to-write 0",
    "CONFIG SET maxmemory 1, CONFIG SET maxmemory 0",
    "REPLICAOF 127.0.0.1 1, REPLICAOF NO ONE",
  })
  void takesNothingForAWhile(String begin, String end) {
    try (TestClient ana = client()) {
      redis.ask(begin);
      try {
        for (int i = 0; i < 20; i++) ana.op(lane());
        ana.message("busy", 1);
        assertThat(ana.outcomes()).isEmpty();
      } finally {
        redis.ask(end);
      }
      saved(ana, 20);
    }
  }

  @Test
  void answersNothingForAWhile() {
    try (TestClient ana = client()) {
      redis.pause();
      try {
        for (int i = 0; i < 20; i++) ana.op(lane());
        ana.message("busy", 1);
      } finally {
        redis.resume();
      }
      saved(ana, 20);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "SCRIPT FLUSH",
    "CLIENT KILL TYPE pubsub",
    "CLIENT KILL TYPE normal",
    "CLIENT PAUSE 600 WRITE"
  })
  void stumblesOnce(String command) {
    try (TestClient ana = client()) {
      for (int i = 0; i < 10; i++) ana.op(lane());
      redis.ask(command);
      for (int i = 0; i < 10; i++) ana.op(lane());
      saved(ana, 20);
    }
  }

  @Test
  void aLastMessageThatWasDroppedIsFoundByComparing() {
    try (TestServer other = TestServer.start(redis.url(), "TANDEM_RATE_LIMITS", "off");
        TestClient ana = client();
        TestClient ben = new TestClient(TestServer.OWNER, board).connect(other.url())) {
      ana.op(lane());
      ana.settle();
      ben.reach(ana.version());
      // Nobody may publish: the batch is stored, and no other node is told.
      redis.ask("CLIENT KILL TYPE pubsub");
      ana.op(lane());
      ana.settle();
      ben.reach(ana.version());
      assertThat(ben.count("reset")).isZero();
    }
  }

  private TestClient client() {
    return new TestClient(TestServer.OWNER, board).connect(server.url());
  }

  private void saved(TestClient client, int ops) {
    client.settle();
    assertThat(client.outcomes().values()).hasSize(ops).containsOnly("committed");
    long version = client.version();
    assertThat(API.board(server.url(), board).get("version").longValue()).isEqualTo(version);
  }

  private String lane() {
    return "{\"type\":\"createStory\",\"id\":\"01J3%022d\",\"title\":\"L\"}".formatted(++lanes);
  }
}
