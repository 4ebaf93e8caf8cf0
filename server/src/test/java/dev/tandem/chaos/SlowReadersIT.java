package dev.tandem.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.testing.ServerProcess;
import dev.tandem.testing.TestApi;
import dev.tandem.testing.TestClient;
import dev.tandem.testing.TestRedis;
import dev.tandem.testing.TestServer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;

/**
 * Some of many pages hardly read or do not read at all: they are cut, cost little, and the others hardly notice; whoever
 * comes back has the whole board. {@code -Dslow.all=1000 -Dslow.slow=200 -Dslow.ms=10000
 * -Dslow.warm=8300} is the long form.
 */
class SlowReadersIT {
  private static final int ALL = Integer.getInteger("slow.all", 60);
  private static final int SLOW = Integer.getInteger("slow.slow", 12);
  private static final int MEASURED_MS = Integer.getInteger("slow.ms", 2_000);
  /** Edits before it begins, so that the room's ring is full and its growth is nobody's. */
  private static final int WARM = Integer.getInteger("slow.warm", 0);

  private static final long CUT_MS = 90_000;
  private static final TestApi API = new TestApi();

  @Test
  void slowReadersAreCutAndTheOthersHardlyNotice() throws Exception {
    try (TestRedis redis = TestRedis.startOnPort();
        ServerProcess server = ServerProcess.of(redis.url(), "TANDEM_RATE_LIMITS", "off")) {
      server.start().get(90, TimeUnit.SECONDS);
      String board = API.makeBoard(server.url());
      try (Readers readers = new Readers(server.url(), board);
          TestClient writer = new TestClient(TestServer.OWNER, board).connect(server.url())) {
        String story = "01J%023d".formatted(1);
        writer.outcomeOf(
            writer.op("{\"type\":\"createStory\",\"id\":\"" + story + "\",\"title\":\"Long\"}"));
        Writing writing = new Writing(writer, story);
        while (writing.edits < WARM) writing.some();
        List<Readers.Reader> fast = readers.open(ALL - SLOW);
        List<Readers.Reader> slow = readers.open(SLOW);
        // A thousand readers in one JVM take less than a server gives: what is measured waits for
        // them.
        writing.pace = version -> readers.reach(fast, version);
        writing.until(MEASURED_MS, () -> false);
        readers.takeP99(fast);
        writing.until(MEASURED_MS, () -> false);
        long heapBefore = server.liveHeapBytes();
        long p99Before = readers.takeP99(fast);

        for (int i = 0; i < SLOW; i++) slow.get(i).slowDown(i % 2 == 0);
        writing.until(MEASURED_MS, () -> false);
        long p99During = readers.takeP99(fast);
        long heapDuring = server.liveHeapBytes();
        writing.pace = version -> {};
        long begun = System.nanoTime();
        boolean cut = writing.until(CUT_MS, () -> sockets(server) <= ALL - SLOW + 1);
        long cutMs = MEASURED_MS + (System.nanoTime() - begun) / 1_000_000;
        long growth = Math.max(0, heapDuring - heapBefore) / SLOW;
        System.out.printf(
            "SlowReadersIT: %d of %d slow: p99 of the others %d us before, %d us while; %d KB heap"
                + " each; all cut %d ms after they stopped reading%n",
            SLOW, ALL, p99Before, p99During, growth >> 10, cutMs);
        assertThat(cut).as("the slow ones are cut").isTrue();
        if (WARM > 0) assertThat(growth).isLessThan(100 << 10);

        for (Readers.Reader each : slow) each.readOn();
        for (Readers.Reader each : slow) assertThat(each.closed()).isIn(4430, 1006);
        resumesExactly(server, board, writer);
      }
    }
  }

  /** What a page has that comes back is what the others have. */
  private static void resumesExactly(ServerProcess server, String board, TestClient writer) {
    try (TestClient again = new TestClient(TestServer.OWNER, board).connect(server.url())) {
      again.reach(writer.version());
      assertThat(again.board().entities()).isEqualTo(writer.board().entities());
    }
  }

  private static int sockets(ServerProcess server) {
    return API.text(server.url(), "/metrics")
        .lines()
        .filter(line -> line.startsWith("tandem_sockets "))
        .mapToInt(line -> (int) Double.parseDouble(line.substring(line.indexOf(' ') + 1)))
        .findFirst()
        .orElseThrow();
  }

  /** One page that writes and takes away a long text again and again. */
  private static final class Writing {
    private final TestClient writer;
    private final String story;
    private LongConsumer pace = version -> {};
    private int edits;

    Writing(TestClient writer, String story) {
      this.writer = writer;
      this.story = story;
    }

    /** Writes for so long, or until it holds. @return whether it came to hold */
    boolean until(long ms, BooleanSupplier holds) {
      long deadline = System.nanoTime() + ms * 1_000_000;
      while (System.nanoTime() < deadline) {
        some();
        if (holds.getAsBoolean()) return true;
      }
      return false;
    }

    /** Some edits; waits until the last is stored and the readers have it. */
    void some() {
      for (int i = 0; i < 9; i++) edit();
      writer.outcomeOf(edit());
      pace.accept(writer.version());
    }

    private long edit() {
      String delta = edits % 2 == 0
          ? "[[0,\"" + Readers.stamp() + "x".repeat(Readers.TEXT - Readers.STAMP) + "\"]]"
          : "[[" + Readers.TEXT + "]]";
      return writer.op("{\"type\":\"editText\",\"id\":\"" + story + ".description\",\"base\":"
          + edits++ + ",\"delta\":" + delta + "}");
    }
  }
}
