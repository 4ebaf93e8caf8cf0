package dev.tandem.bench;

import dev.tandem.store.BoardStore;
import dev.tandem.store.Commit;
import dev.tandem.store.CommitResult;
import dev.tandem.store.Head;
import dev.tandem.store.RedisAddress;
import dev.tandem.store.RedisBoardStore;
import dev.tandem.store.RedisLink;
import dev.tandem.testing.TestRedis;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** The row about durable commits: batches of 16 ops on one board, one after another, beside a bare script. */
final class Commits {
  private static final int OPS = 16;
  private static final String PAYLOAD = "x".repeat(260 * OPS);

  /** Made before the clock starts, as redis-benchmark makes its payload. */
  private static final Buffer BYTES = Buffer.buffer(PAYLOAD);

  private static final Buffer VALUE = Buffer.buffer("x".repeat(200));
  private static final String CLIENT = "c".repeat(32);
  private static final List<String> IDS = IntStream.range(0, 1000)
      .mapToObj(i -> String.format(Locale.ROOT, "01J%023d", i))
      .toList();

  /** What a store cannot do without: append, set, publish. As ../shared peers measure the limit of Redis. */
  private static final String BARE =
      "redis.call('XADD',KEYS[1],'MAXLEN','~',10000,'*','d',ARGV[2]) "
          + "redis.call('HSET',KEYS[2],ARGV[1],ARGV[2]) redis.call('PUBLISH',KEYS[3],ARGV[2]) return 1";

  private final Bench bench;

  Commits(Bench bench) {
    this.bench = bench;
  }

  void commits() throws Exception {
    List<Double> ours = new ArrayList<>();
    List<Double> bare = new ArrayList<>();
    for (int run = 0; run < bench.number("runs", 3); run++) {
      try (TestRedis redis = TestRedis.startOnPort()) {
        ours.add(store(redis));
        bare.add(script(redis));
        Bench.say("%.0f commits/s, bare script %.0f/s", ours.get(run), bare.get(run));
      }
    }
    Bench.say(
        "commits, medians of %d: %.0f/s of %d ops, bare script %.0f/s: %.2fx",
        ours.size(),
        Bench.median(ours),
        OPS,
        Bench.median(bare),
        Bench.median(ours) / Bench.median(bare));
  }

  private double store(TestRedis redis) throws Exception {
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    Promise<Double> rate = Promise.promise();
    // The compilers of this JVM have the same CPU: a server has run for days.
    int warm = bench.number("warm", 10_000);
    vertx.runOnContext(start -> {
      RedisLink link = new RedisLink(vertx, RedisAddress.parse(redis.url()), "bench");
      BoardStore store = new RedisBoardStore(link);
      link.connect()
          .compose(up -> store.create("B", "e"))
          .compose(made -> again(store, 0, warm))
          .compose(warmed -> {
            int count = bench.number("count", 2000);
            long from = System.nanoTime();
            return again(store, warm, warm + count)
                .map(done -> count * 1e9 / (System.nanoTime() - from));
          })
          .onComplete(rate);
    });
    double perSecond =
        rate.future().toCompletionStage().toCompletableFuture().get(120, TimeUnit.SECONDS);
    vertx.close();
    return perSecond;
  }

  private static Future<Void> again(BoardStore store, int from, int to) {
    Promise<Void> done = Promise.promise();
    next(store, from, to, done);
    return done.future();
  }

  /** A chain of thousands of composed Futures would end in a stack that is too deep. */
  private static void next(BoardStore store, int from, int to, Promise<Void> done) {
    if (from == to) {
      done.complete();
      return;
    }
    store.commit(batch(from)).onFailure(done::fail).onSuccess(result -> {
      if (result instanceof CommitResult.Done) next(store, from + 1, to, done);
      else done.fail("" + result);
    });
  }

  private static Commit batch(int number) {
    long version = (long) number * OPS;
    List<Commit.EntityWrite> entities = new ArrayList<>();
    for (int i = 0; i < OPS; i++) {
      entities.add(new Commit.EntityWrite(IDS.get((number * 7 + i) % IDS.size()), VALUE));
    }
    return new Commit(
        "B",
        new Head("e", version, number == 0 ? Head.FIRST_TAG : tag(number - 1)),
        new Head("e", version + OPS, tag(number)),
        BYTES,
        entities,
        List.of(new Commit.ClientWrite(CLIENT, "m", version, version + OPS)),
        List.of(),
        List.of());
  }

  private static String tag(int number) {
    return HexFormat.of().toHexDigits((long) number + 1);
  }

  /** One connection, one at a time, as the store works on one board; the same payload, the same fsync. */
  private double script(TestRedis redis) throws IOException {
    String port = redis.url().replaceAll(".*:", "");
    String hash = output("redis-cli", "-p", port, "script", "load", BARE).strip();
    String csv = output(
        "redis-benchmark",
        "-p",
        port,
        "-n",
        "" + bench.number("count", 2000),
        "-c",
        "1",
        "--csv",
        "evalsha",
        hash,
        "3",
        "s:1",
        "h:1",
        "ch:1",
        "f",
        PAYLOAD);
    String[] cells =
        csv.strip().lines().reduce((before, last) -> last).orElseThrow().split("\",\"");
    return Double.parseDouble(cells[cells.length - 7]);
  }

  private static String output(String... command) throws IOException {
    return new String(new ProcessBuilder(command).start().getInputStream().readAllBytes());
  }
}
