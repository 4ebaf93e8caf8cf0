package dev.tandem.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.testing.TestApi;
import dev.tandem.testing.TestClient;
import dev.tandem.testing.TestRedis;
import dev.tandem.testing.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Redis or the server is killed, frozen, stopped: nothing acknowledged is lost, nothing is done twice. */
class ReconnectIT {
  private static final TestApi API = new TestApi();
  private final TestRedis redis = TestRedis.start();
  private TestServer server = TestServer.start(redis.url(), "TANDEM_RATE_LIMITS", "off");
  private String board;
  private TestClient ana;
  private int made;

  @BeforeEach
  void join() {
    board = API.makeBoard(server.url());
    ana = new TestClient(TestServer.OWNER, board).connect(server.url());
  }

  @AfterEach
  void stop() {
    ana.close();
    server.close();
    redis.close();
  }

  @Test
  void aKilledRedisLosesNothing() {
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < 20; i++) ana.op(lane());
      redis.kill9();
      for (int i = 0; i < 20; i++) ana.op(lane());
      ana.settle();
    }
    assertAllDoneOnce(120);
  }

  @Test
  void aFrozenRedisMeansBusyAndThenAllArrives() {
    ana.outcomeOf(ana.op(lane()));
    redis.pause();
    long waiting = ana.op(lane());
    assertThat(ana.message("busy", 1).get("retryMs").longValue()).isPositive();
    for (int i = 0; i < 5; i++) ana.op(lane());
    assertThat(ana.unanswered()).isEqualTo(6);
    redis.resume();
    assertThat(ana.outcomeOf(waiting)).isEqualTo("committed");
    ana.settle();
    assertAllDoneOnce(7);
  }

  @Test
  void aRedisThatIsAwayForAWhileMeansBusyAndThenAllArrives() {
    redis.stop();
    long waiting = ana.op(lane());
    ana.message("busy", 1);
    redis.startAgain();
    assertThat(ana.outcomeOf(waiting)).isEqualTo("committed");
    assertAllDoneOnce(1);
  }

  @Test
  void aKilledServerIsResumedFromTheLog() {
    for (int i = 0; i < 10; i++) ana.outcomeOf(ana.op(lane()));
    TestClient ben = new TestClient(TestServer.OWNER, board).connect(server.url());
    try (ben) {
      ben.cut();
      for (int i = 0; i < 10; i++) ana.outcomeOf(ana.op(lane()));
      ana.op(lane());
      server.kill();
      ana.op(lane());
      server = TestServer.start(redis.url(), "TANDEM_RATE_LIMITS", "off");
      ana.clear();
      ben.clear();
      ana.connect(server.url());
      ben.connect(server.url());
      ana.settle();
      ben.reach(ana.version());
      assertThat(ana.count("snapshot")).isZero();
      assertThat(ben.count("snapshot")).isZero();
      assertThat(ben.board().entities()).isEqualTo(ana.board().entities());
    }
    assertAllDoneOnce(22);
  }

  @Test
  void aStoppedServerSaysThatItComesBack() {
    ana.op(lane());
    server.close();
    assertThat(ana.closed()).isEqualTo(4503);
    server = TestServer.start(redis.url(), "TANDEM_RATE_LIMITS", "off");
    ana.connect(server.url());
    ana.settle();
    assertAllDoneOnce(1);
  }

  @Test
  void whoReadsNothingIsEndedAndOthersAreNotDisturbed() {
    TestClient slow = new TestClient(TestServer.OWNER, board).connect(server.url());
    try (slow) {
      slow.stopReading();
      String story = "01J%023d".formatted(++made);
      ana.outcomeOf(
          ana.op("{\"type\":\"createStory\",\"id\":\"" + story + "\",\"title\":\"Long\"}"));
      long longest = 0;
      for (int i = 0; i < 1000; i++) {
        long start = System.nanoTime();
        ana.outcomeOf(ana.op(edit(story, i, i % 2 == 0)));
        longest = Math.max(longest, System.nanoTime() - start);
      }
      assertThat(longest / 1_000_000).isLessThan(3_000);
      // Who was given up is not shown as present any more.
      ana.await(
          "the server to give up",
          () -> ana.all("presence").toString().contains("\"gone\":true"),
          40);
      slow.readOn();
      assertThat(slow.closed()).isIn(4430, 1006);
      slow.connect(server.url());
      slow.reach(ana.version());
      assertThat(slow.board().entities()).isEqualTo(ana.board().entities());
    }
  }

  /** Writes or takes away fourteen thousand characters. */
  private static String edit(String story, int base, boolean write) {
    String delta = write ? "[[0,\"" + "x".repeat(14_000) + "\"]]" : "[[14000]]";
    return "{\"type\":\"editText\",\"id\":\"" + story + ".description\",\"base\":" + base
        + ",\"delta\":" + delta + "}";
  }

  private void assertAllDoneOnce(int lanes) {
    assertThat(ana.outcomes().values()).containsOnly("committed");
    var whole = API.board(server.url(), board);
    ana.reach(whole.get("version").longValue());
    int count = 0;
    for (var entity : whole.get("entities")) {
      if (!entity.get("kind").textValue().equals("lane")) continue;
      count++;
      assertThat(ana.board().entities())
          .containsEntry(entity.get("id").textValue(), entity.deepCopy());
    }
    assertThat(count).isEqualTo(lanes);
    // Founding the board and its owner are two.
    assertThat(whole.get("version").longValue()).isEqualTo(lanes + 2);
  }

  private String lane() {
    return "{\"type\":\"createLane\",\"id\":\"01J%023d\",\"title\":\"L\"}".formatted(++made);
  }
}
