package dev.tandem.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.room.Loop;
import dev.tandem.sim.Ledger;
import dev.tandem.sim.Typist;
import dev.tandem.sim.page.BoardSync;
import dev.tandem.sim.page.PendingOp;
import dev.tandem.sim.page.TabStorage;
import dev.tandem.testing.TestLoop;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** Many pages of one board that write all the time, and what each of them was told. */
final class Crowd implements AutoCloseable {
  private final TestLoop loop = new TestLoop();
  private final HttpClient http = loop.vertx()
      .createHttpClient(
          new HttpClientOptions().setConnectTimeout(2_000), new PoolOptions().setHttp1MaxSize(64));
  private final WebSocketClient sockets = loop.vertx()
      .createWebSocketClient(new WebSocketClientOptions()
          .setMaxConnections(2_000)
          .setConnectTimeout(2_000)
          .setMaxFrameSize(16 << 20)
          .setMaxMessageSize(64 << 20));
  private final Ledger ledger = new Ledger(false);
  private final List<BoardSync> pages = new ArrayList<>();
  /** What was done at each version, as anybody was told. */
  private final Map<Long, String> log = new TreeMap<>();

  private final Map<String, Long> done = new HashMap<>();
  private final Random random;
  private final Typist typist;
  private volatile AssertionError broken;
  private boolean writing;

  /**
   * @param size how many pages
   * @param server where a page goes each time it connects
   */
  Crowd(int size, long seed, String board, String member, Function<Random, String> server) {
    random = new Random(seed);
    typist = new Typist(random);
    loop.run(() -> {
      for (int i = 0; i < size; i++) {
        BoardSync page = new BoardSync(
            Loop.of(loop.vertx()),
            "chaos",
            UUID.randomUUID().toString().replace("-", ""),
            member,
            new HttpTransport(http, sockets, () -> server.apply(random), board),
            new TabStorage(),
            new dev.tandem.sim.page.Copy.Shared(),
            new Watcher());
        pages.add(page);
        page.start();
      }
    });
  }

  /** Everybody writes from now on. @param pauseMs the mean between two bursts of a page */
  void write(int pauseMs) {
    loop.run(() -> {
      writing = true;
      for (BoardSync page : pages) type(page, pauseMs);
    });
  }

  /** Waits until so many ops were made, at most so long. @return whether they were */
  boolean made(int ops, long withinMs) {
    return holds(() -> ledger.size() >= ops, withinMs);
  }

  /** No more ops. */
  void rest() {
    loop.run(() -> writing = false);
  }

  private void type(BoardSync page, int pauseMs) {
    loop.vertx().setTimer(1 + random.nextInt(2 * pauseMs), timer -> {
      if (!writing) return;
      if (page.known() && page.pending().size() < 200) {
        int size = 1 + random.nextInt(4);
        for (int i = 0; i < size; i++)
          page.dispatch(List.of(typist.next(page.confirmed())), -1, null);
      }
      type(page, pauseMs);
    });
  }

  /** Waits until all is answered and all boards stand at the same version. @return how long, in ms */
  long settle(long withinMs) {
    long begun = System.nanoTime();
    await(this::isSettled, withinMs);
    return (System.nanoTime() - begun) / 1_000_000;
  }

  /** Waits until everybody is connected. */
  void live() {
    await(() -> pages.stream().allMatch(page -> page.state().equals("live")), 30_000);
  }

  /** How many pages say this of their connection. */
  long count(String state) {
    return loop.get(() -> Future.succeededFuture(
        pages.stream().filter(page -> page.state().equals(state)).count()));
  }

  private boolean isSettled() {
    long version = pages.get(0).version();
    return pages.stream()
        .allMatch(page ->
            page.state().equals("live") && page.pending().isEmpty() && page.version() == version);
  }

  /** Waits until it holds on the loop; fails when it does not come to hold in time. */
  private void await(BooleanSupplier holds, long withinMs) {
    if (!holds(holds, withinMs)) throw new AssertionError("no rest: " + loop.get(this::states));
  }

  private boolean holds(BooleanSupplier holds, long withinMs) {
    CompletableFuture<Boolean> answer = new CompletableFuture<>();
    long deadline = System.nanoTime() + withinMs * 1_000_000;
    loop.run(() -> look(holds, answer, deadline));
    boolean held = answer.join();
    if (broken != null) throw broken;
    return held;
  }

  private void look(BooleanSupplier holds, CompletableFuture<Boolean> answer, long deadline) {
    if (broken != null || holds.getAsBoolean()) answer.complete(true);
    else if (System.nanoTime() > deadline) answer.complete(false);
    else loop.vertx().setTimer(10, timer -> look(holds, answer, deadline));
  }

  private Future<String> states() {
    Map<String, Integer> states = new TreeMap<>();
    for (BoardSync page : pages)
      states.merge(
          page.state() + " at " + page.version() + " pending " + page.pending().size(),
          1,
          Integer::sum);
    return Future.succeededFuture(states.toString());
  }

  /** Nothing lost, nothing twice, all boards equal this one. @param whole the board as the API gives it */
  void check(JsonNode whole) {
    assertThat(broken).isNull();
    loop.run(() -> {
      Map<String, JsonNode> stored = new TreeMap<>();
      whole.path("entities").forEach(entity -> stored.put(entity.path("id").textValue(), entity));
      for (BoardSync page : pages) {
        assertThat(page.have().tag()).isEqualTo(whole.path("tag").textValue());
        assertThat(page.confirmed().entities()).isEqualTo(stored);
      }
      int saved = 0;
      for (Ledger.Fate fate : ledger.fates().values()) {
        assertThat(fate.end()).as("no end: " + fate.op().json).isNotNull();
        if (!fate.end().equals("saved")) continue;
        saved++;
        assertThat(done).as("lost: " + fate.op().json).containsKey(fate.client() + "/" + fate.n());
      }
      assertThat((long) saved).as("ops done that nobody made").isEqualTo(done.size());
      assertThat(saved).isGreaterThan(ledger.size() / 3);
    });
  }

  /** Figures for people. */
  String summary() {
    return ledger.size() + " ops, " + ledger.saved() + " saved, " + ledger.refused() + " refused";
  }

  @Override
  public void close() {
    loop.run(() -> {
      writing = false;
      pages.forEach(BoardSync::stop);
    });
    loop.close();
  }

  private final class Watcher implements BoardSync.Watcher {
    @Override
    public void made(PendingOp op) {
      ledger.made(op);
    }

    @Override
    public void saved(PendingOp op) {
      ledger.saved(op);
    }

    @Override
    public void refused(PendingOp op, String code) {
      ledger.refused(op, code);
    }

    @Override
    public void odd(String what) {
      broken = new AssertionError(what);
    }

    @Override
    public void committed(JsonNode commit) {
      String op = commit.path("client").textValue() + "/" + commit.path("n").longValue();
      long version = commit.path("version").longValue();
      String there = log.putIfAbsent(version, op);
      if (there != null && !there.equals(op))
        broken = new AssertionError("version " + version + " is " + there + " and " + op);
      Long before = done.putIfAbsent(op, version);
      if (before != null && before != version)
        broken = new AssertionError(op + " was done at " + before + " and at " + version);
    }
  }
}
