package dev.tandem.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.testing.TestApi;
import dev.tandem.testing.TestClient;
import dev.tandem.testing.TestRedis;
import dev.tandem.testing.TestServer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a Redis can do to a server short of dying: edits wait, are said to wait, and are done once when it is well. */
class StoreTroubleIT {
  private static final TestApi API = new TestApi();
  private static TestRedis redis;
  private static TestServer one;
  private static TestServer two;
  private TestClient ana;
  private TestClient ben;
  private String board;
  private int made;

  @BeforeAll
  static void start() {
    redis = TestRedis.start("--enable-debug-command", "yes");
    one = TestServer.start(redis.url(), "TANDEM_RATE_LIMITS", "off");
    two = TestServer.start(redis.url(), "TANDEM_RATE_LIMITS", "off");
  }

  @AfterAll
  static void stop() {
    one.close();
    two.close();
    redis.close();
  }

  @BeforeEach
  void join() {
    board = API.makeBoard(one.url());
    ana = new TestClient(TestServer.OWNER, board).connect(one.url());
    ben = new TestClient(TestServer.OWNER, board).connect(two.url());
  }

  @AfterEach
  void leave() {
    ana.close();
    ben.close();
  }

  private static Arguments trouble(
      String name, Consumer<TestRedis> begin, Consumer<TestRedis> end) {
    return Arguments.of(name, begin, end);
  }

  static Stream<Arguments> troubles() {
    return Stream.of(
        trouble("frozen", TestRedis::pause, TestRedis::resume),
        trouble("out of memory", asks("CONFIG SET maxmemory 1"), asks("CONFIG SET maxmemory 0")),
        trouble(
            "refuses writes",
            asks("CONFIG SET min-replicas-to-write 3"),
            asks("CONFIG SET min-replicas-to-write 0")),
        trouble("a read-only replica", asks("REPLICAOF 127.0.0.1 1"), asks("REPLICAOF NO ONE")));
  }

  private static Consumer<TestRedis> asks(String command) {
    return redis -> assertThat(redis.ask(command)).isEqualTo("+OK");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("troubles")
  void editsWaitAndAreDoneWhenItIsWell(
      String name, Consumer<TestRedis> begin, Consumer<TestRedis> end) {
    lane();
    ana.settle();
    begin.accept(redis);
    try {
      lane();
      ana.await("busy", () -> ana.count("busy") > 0);
      assertThat(ana.unanswered()).isEqualTo(1);
    } finally {
      end.accept(redis);
    }
    settlesOnce();
  }

  @Test
  void anEditGoesOnWhenTheScriptsAreForgotten() {
    lane();
    asks("SCRIPT FLUSH SYNC").accept(redis);
    lane();
    settlesOnce();
    assertThat(ana.count("busy")).isZero();
  }

  @Test
  void aSlowDiskIsWaitedFor() {
    lane();
    ana.settle();
    long begun = System.nanoTime();
    Thread sleeper = new Thread(() -> redis.ask("DEBUG SLEEP 1.2"));
    sleeper.start();
    for (int i = 0; i < 20; i++) lane();
    settlesOnce();
    assertThat((System.nanoTime() - begun) / 1_000_000).isLessThan(10_000);
  }

  @Test
  void whatIsPublishedWhileNobodyListensIsFound() {
    lane();
    settlesOnce();
    for (int i = 0; i < 5; i++) {
      redis.ask("CLIENT KILL TYPE pubsub");
      // This one is told to nobody: the other server finds it by comparing.
      lane();
      settlesOnce();
    }
  }

  private void lane() {
    ana.op("{\"type\":\"createLane\",\"id\":\"01J%023d\",\"title\":\"L\"}".formatted(++made));
  }

  /** All of hers are done once, and he sees it on the other server, within the 5 s of a comparison. */
  private void settlesOnce() {
    long deadline = System.nanoTime() + 30_000_000_000L;
    while (ana.unanswered() > 0 && System.nanoTime() < deadline) ana.reachOrResend();
    ana.settle();
    long version = API.board(one.url(), board).get("version").longValue();
    assertThat(version).as("founding takes two").isEqualTo(made + 2);
    assertThat(ana.outcomes().values()).containsOnly("committed");
    ana.reach(version);
    ben.reach(version);
    assertThat(ben.board().entities()).isEqualTo(ana.board().entities());
  }
}
