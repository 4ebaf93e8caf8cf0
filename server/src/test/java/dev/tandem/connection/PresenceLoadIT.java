package dev.tandem.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.testing.TestApi;
import dev.tandem.testing.TestRedis;
import dev.tandem.testing.TestServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Fifty people over real sockets: what each is sent while they work, while all move at once, and how long ops take. */
class PresenceLoadIT {
  private static final int PEOPLE = 50;
  private static final int SECONDS = 8;
  /** What the edit of a title is on the wire, about. */
  private static final int EDIT_BYTES = 330;

  private static final TestApi API = new TestApi();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  /** A tab that only counts what it is sent. */
  private static final class Tab implements WebSocket.Listener {
    final CountDownLatch live = new CountDownLatch(1);
    final AtomicLong bytes = new AtomicLong();
    final AtomicInteger frames = new AtomicInteger();
    private WebSocket socket;
    private CompletableFuture<?> sent = CompletableFuture.completedFuture(null);
    private int size;
    private boolean said;

    @Override
    public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
      size += data.remaining();
      if (!said && has(data, "\"t\":\"live\"")) {
        said = true;
        live.countDown();
      }
      if (last) {
        bytes.addAndGet(size);
        frames.incrementAndGet();
        size = 0;
      }
      from.request(1);
      return null;
    }

    private static boolean has(ByteBuffer data, String text) {
      return StandardCharsets.ISO_8859_1.decode(data.duplicate()).toString().contains(text);
    }

    synchronized void say(String json) {
      byte[] text = json.getBytes(StandardCharsets.UTF_8);
      ByteBuffer frame =
          ByteBuffer.allocate(text.length + 1).put((byte) 0).put(text).flip();
      sent = sent.thenCompose(before -> socket.sendBinary(frame, true));
    }

    void forget() {
      bytes.set(0);
      frames.set(0);
    }
  }

  @Test
  void fiftyPeopleCostAReceiverTwoKilobytesASecondAndEightWhenAllMove() throws Exception {
    try (TestRedis redis = TestRedis.start();
        TestServer server = TestServer.start(redis.url(), "TANDEM_RATE_LIMITS", "off")) {
      String board = API.makeBoard(server.url());
      List<Tab> tabs = new ArrayList<>();
      for (int i = 0; i < PEOPLE; i++) tabs.add(join(server.url(), board, i));
      for (Tab tab : tabs) assertThat(tab.live.await(20, TimeUnit.SECONDS)).isTrue();
      // Who came is told before anything is counted.
      opsTake(server.url(), board, 3_000);

      long[] quiet = opsTake(server.url(), board, SECONDS * 1000);
      long[] usual = measure(server.url(), board, tabs, "usual work", 2 << 10, at -> {
        tabs.get(0).say(presence(at, true));
        if (at % 2 == 0) tabs.get(1 + at / 2 % (PEOPLE - 1)).say(presence(at, false));
      });
      long[] storm = measure(server.url(), board, tabs, "all at once", 8 << 10, at -> {
        for (Tab tab : tabs) tab.say(presence(at, true));
      });

      System.out.printf(
          "an op takes p50 %d us alone, %d us in usual work, %d us when all move; p95 %d, %d, %d us%n",
          p(quiet, 50), p(usual, 50), p(storm, 50), p(quiet, 95), p(usual, 95), p(storm, 95));
      assertThat(p(storm, 50)).isLessThan(Math.max(20_000, 4 * p(quiet, 50)));
    }
  }

  private interface Step {
    void at(int tick);
  }

  /** Lets people move 20 times a second and counts what each receiver is sent; how long ops took meanwhile, in us. */
  private static long[] measure(
      String url, String board, List<Tab> tabs, String what, int most, Step step) {
    ScheduledExecutorService people = Executors.newSingleThreadScheduledExecutor();
    AtomicInteger tick = new AtomicInteger();
    try {
      people.scheduleAtFixedRate(
          () -> step.at(tick.incrementAndGet()), 0, 50, TimeUnit.MILLISECONDS);
      opsTake(url, board, 2_000);
      tabs.forEach(Tab::forget);
      long begun = System.nanoTime();
      long[] took = opsTake(url, board, SECONDS * 1000);
      double seconds = (System.nanoTime() - begun) / 1e9;
      // Every op is a frame to all: they are not presence.
      double ops = took.length / seconds;
      double bytes = tabs.stream().mapToLong(tab -> tab.bytes.get()).max().orElse(0) / seconds;
      double frames = tabs.stream().mapToInt(tab -> tab.frames.get()).max().orElse(0) / seconds;
      double own = bytes - ops * EDIT_BYTES;
      System.out.printf(
          "%d people, %s: at most %.0f B/s of presence, %.1f frames/s to one receiver%n",
          PEOPLE, what, own, frames - ops);
      assertThat(own).as(what).isLessThan(most * 1.1);
      assertThat(frames - ops).as(what).isLessThan(10.5);
      return took;
    } finally {
      people.shutdownNow();
    }
  }

  /** One edit every 100 ms; how long each took to be stored and answered, in us. */
  private static long[] opsTake(String url, String board, int ms) {
    List<Long> took = new ArrayList<>();
    String client = UUID.randomUUID().toString().replace("-", "");
    long end = System.nanoTime() + ms * 1_000_000L;
    for (int n = 1; System.nanoTime() < end; n++) {
      long begun = System.nanoTime();
      API.post(
          url,
          TestServer.OWNER,
          "/api/boards/" + board + "/ops",
          "{\"client\":\"" + client + "\",\"list\":[{\"n\":" + n
              + ",\"op\":{\"type\":\"setBoardTitle\",\"id\":\"" + board + "\",\"title\":\"Plan " + n
              + "\"}}]}");
      took.add((System.nanoTime() - begun) / 1000);
      long next = begun + 100_000_000L;
      while (System.nanoTime() < next)
        java.util.concurrent.locks.LockSupport.parkNanos(next - System.nanoTime());
    }
    return took.stream().mapToLong(Long::longValue).sorted().toArray();
  }

  private static long p(long[] sorted, int percent) {
    return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
  }

  private static String presence(int at, boolean drags) {
    String card = "01JZ7Q5W3K9V2M8R4T6X1B" + (1000 + at * 7919 % 9000);
    String drag = ",\"drag\":{\"id\":\"" + card
        + "\",\"over\":{\"view\":\"backlog\",\"after\":\"01JZ7Q5W3K9V2M8R4T6X1B"
        + (1000 + at * 104_729 % 9000) + "\"}}";
    return "{\"t\":\"presence\",\"view\":\"backlog\",\"card\":\"" + card + "\""
        + (drags ? drag : "") + "}";
  }

  private static Tab join(String url, String board, int number) throws Exception {
    String token = API.join(url, board, "Person Number " + number, "\"developer\"")
        .get("token")
        .textValue();
    Tab tab = new Tab();
    tab.socket = CLIENT
        .newWebSocketBuilder()
        .subprotocols("tandem.v1")
        .buildAsync(URI.create(url.replace("http:", "ws:") + "/api/boards/" + board + "/live"), tab)
        .get(20, TimeUnit.SECONDS);
    tab.say("{\"t\":\"hello\",\"v\":1,\"build\":\"test\",\"client\":\"%032x\",\"ticket\":\"%s\"}"
        .formatted(7_000 + number, API.ticket(url, token, board)));
    return tab;
  }
}
