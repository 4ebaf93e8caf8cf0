package dev.tandem.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.store.Commit.ClientWrite;
import dev.tandem.store.Commit.EntityWrite;
import dev.tandem.store.Commit.Heard;
import dev.tandem.store.Commit.RefusalWrite;
import dev.tandem.testing.TestLoop;
import dev.tandem.testing.TestRedis;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RedisBoardStoreIT extends BoardStoreContract {
  private static final long TIMEOUT_MS = 2_000;

  private static TestRedis redis;
  private static TestLoop loop;

  private RedisLink hereLink;
  private RedisLink thereLink;
  private RedisBoardStore here;
  private RedisBoardStore there;

  @BeforeAll
  static void start() {
    redis = TestRedis.start();
    loop = new TestLoop();
  }

  @AfterAll
  static void stop() {
    loop.close();
    redis.close();
  }

  @BeforeEach
  void connect() {
    hereLink = link("here");
    thereLink = link("there");
    here = new RedisBoardStore(hereLink);
    there = new RedisBoardStore(thereLink);
  }

  private RedisLink link(String node) {
    return get(() -> {
      RedisLink link =
          new RedisLink(loop.vertx(), RedisAddress.parse(redis.url()), node, TIMEOUT_MS);
      return link.connect().map(link);
    });
  }

  @AfterEach
  void close() {
    get(() -> here.close());
    get(() -> there.close());
  }

  @Override
  BoardStore here() {
    return here;
  }

  @Override
  BoardStore there() {
    return there;
  }

  @Override
  <T> T get(Supplier<Future<T>> call) {
    return loop.get(call);
  }

  @Override
  void age(String client, int days) {
    long used = hereLink.now() / TimeUnit.DAYS.toMillis(1) - days;
    String value =
        hget(key("clients"), client).replaceFirst("^(\\d+) (\\d+) \\d+ ", "$1 $2 " + used + " ");
    ask(Request.cmd(Command.HSET).arg(key("clients")).arg(client).arg(value));
  }

  @Override
  void spoil(String piece) {
    ask(Request.cmd(Command.SETRANGE).arg(key("archive:" + piece)).arg(3).arg("??"));
  }

  @Override
  void loseHead() {
    ask(Request.cmd(Command.DEL).arg(key("meta")));
  }

  private String key(String name) {
    return "{b:" + board + "}:" + name;
  }

  private Response ask(Request request) {
    return get(() -> hereLink.send(request));
  }

  private String hget(String key, String field) {
    return ask(Request.cmd(Command.HGET).arg(key).arg(field)).toString();
  }

  private void awaitUp(RedisLink link) {
    awaitState(link, true);
  }

  private void awaitState(RedisLink link, boolean wanted) {
    get(() -> {
      Promise<Void> reached = Promise.promise();
      if (link.isUp() == wanted) {
        reached.complete();
      }
      link.onStateChange(up -> {
        if (up == wanted) {
          reached.tryComplete();
        }
      });
      return reached.future();
    });
  }

  @Test
  void keepsBoardsUnderTheKeysOthersRelyOn() {
    create();
    List<ClientWrite> clients = List.of(new ClientWrite("c", "m", 0, 1));
    List<RefusalWrite> refusals = List.of(new RefusalWrite("c", 1, "GONE"));
    commitDone(new Commit(
        board,
        START,
        ONE,
        Buffer.buffer("p"),
        List.of(entity("s1", "x")),
        clients,
        refusals,
        List.of()));
    assertThat(hget(key("meta"), "epoch")).isEqualTo("epoch");
    assertThat(hget(key("meta"), "version")).isEqualTo("1");
    assertThat(hget(key("meta"), "tag")).isEqualTo("t1");
    assertThat(hget(key("meta"), "schema")).isEqualTo("1");
    assertThat(hget(key("clients"), "c")).matches("1 0 \\d+ m");
    assertThat(hget(key("refused"), "c:1")).isEqualTo("GONE");
    // Stored boards rely on this place: CRC-32 of the id, modulo 16.
    assertThat(hget(key("e0"), "s1")).isEqualTo("x");
    Response log = ask(Request.cmd(Command.XRANGE).arg(key("log")).arg("-").arg("+"));
    assertThat(log.get(0).get(0).toString()).isEqualTo("1-0");
    assertThat(log.get(0).get(1).toString()).contains("from", "previous", "tag", "payload");
    assertThat(ask(Request.cmd(Command.TYPE).arg(key("log"))).toString()).isEqualTo("stream");
  }

  @Test
  void sendsAScriptAgainThatRedisForgot() {
    create();
    redis.ask("SCRIPT FLUSH");
    commitDone(change(START, ONE));
    redis.ask("SCRIPT FLUSH");
    assertThat(get(() -> here.load(board)).orElseThrow().head()).isEqualTo(ONE);
  }

  @Test
  void writesNothingWhenTheRequestIsNotWhole() {
    create();
    CommitRequest request = new CommitRequest("here", change(START, ONE, entity("s1", "x")));
    List<Buffer> cut = request.args().subList(0, request.args().size() - 1);
    Response answer = get(() -> hereLink.eval(RedisScript.COMMIT, request.keys(), cut));
    assertThat(answer.get(0).toString()).isEqualTo("SIZE");
    assertThat(get(() -> here.load(board)).orElseThrow())
        .isEqualTo(new LoadedBoard(START, List.of()));
  }

  @Test
  void writesMoreEntitiesOfABucketThanOneCallTakes() {
    create();
    EntityWrite[] many = IntStream.range(0, 20_000)
        .mapToObj(i -> entity("s" + i, "value " + i))
        .toArray(EntityWrite[]::new);
    commitDone(change(START, ONE, many));
    assertThat(get(() -> here.load(board)).orElseThrow().entities())
        .extracting(Buffer::toString)
        .containsExactlyInAnyOrder(
            IntStream.range(0, 20_000).mapToObj(i -> "value " + i).toArray(String[]::new));
  }

  @Test
  void forgetsLongHeardRefusalsInSteps() {
    create();
    List<ClientWrite> clients = List.of(new ClientWrite("c", "m", 0, 1_500));
    List<RefusalWrite> refusals =
        List.of(new RefusalWrite("c", 1_000, "GONE"), new RefusalWrite("c", 1_001, "GONE"));
    Commit heard = new Commit(
        board,
        START,
        START,
        Buffer.buffer(),
        List.of(),
        List.of(),
        List.of(),
        List.of(new Heard("c", 9_999)));
    commitDone(
        new Commit(board, START, START, Buffer.buffer(), List.of(), clients, refusals, List.of()));
    commitDone(heard);
    assertThat(get(() -> here.refused(board, "c", 1, 1_500))).containsOnlyKeys(1_001L);
    commitDone(heard);
    assertThat(get(() -> here.refused(board, "c", 1, 1_500))).isEmpty();
    assertThat(hget(key("clients"), "c")).startsWith("1500 1500 ");
  }

  @Test
  void losesNothingAcknowledgedWhenRedisIsKilledWhileCommitting() {
    create();
    CompletableFuture<Long> tenth = new CompletableFuture<>();
    CompletableFuture<Long> acknowledged = new CompletableFuture<>();
    loop.run(() -> commitOnAndOn(START, tenth, acknowledged));
    TestLoop.await(tenth);
    redis.kill9();
    long saved = TestLoop.await(acknowledged);
    awaitUp(hereLink);
    LoadedBoard board = get(() -> here.load(this.board)).orElseThrow();
    // The one under way when it died is there as a whole or not at all.
    assertThat(board.head().version()).isBetween(saved, saved + 1);
    assertThat(board.entities()).hasSize((int) board.head().version());
    assertThat(get(() -> here.read(this.board, 0, 1_000_000)))
        .hasSize((int) board.head().version());
    assertThat(get(() -> here.client(this.board, "c")).orElseThrow().n())
        .isEqualTo(board.head().version());
  }

  private void commitOnAndOn(
      Head at, CompletableFuture<Long> tenth, CompletableFuture<Long> acknowledged) {
    long version = at.version() + 1;
    Head next = new Head("epoch", version, "t" + version);
    List<ClientWrite> clients = List.of(new ClientWrite("c", "m", at.version(), version));
    List<EntityWrite> entities = List.of(entity("s" + version, "x"));
    here.commit(new Commit(
            board, at, next, Buffer.buffer("p"), entities, clients, List.of(), List.of()))
        .onComplete((result, failure) -> {
          if (failure instanceof StoreAway) {
            acknowledged.complete(at.version());
          } else if (failure != null) {
            acknowledged.completeExceptionally(failure);
          } else {
            if (version == 10) {
              tenth.complete(version);
            }
            commitOnAndOn(next, tenth, acknowledged);
          }
        });
  }

  @Test
  void failsInTimeWhileRedisIsFrozenAndRecovers() {
    create();
    CompletableFuture<Boolean> state = new CompletableFuture<>();
    loop.run(() -> hereLink.onStateChange(state::complete));
    redis.pause();
    try {
      long begun = System.nanoTime();
      assertThatThrownBy(() -> get(() -> here.commit(change(START, ONE))))
          .isInstanceOf(StoreAway.class);
      assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun))
          .isLessThan(2 * TIMEOUT_MS);
      assertThat(TestLoop.await(state)).isFalse();
    } finally {
      redis.resume();
    }
    awaitUp(hereLink);
    awaitUp(thereLink);
    // It read the commit from its socket before it saw that the link was gone: done, though nobody
    // was told.
    assertThat(get(() -> here.head(board)).orElseThrow().version()).isBetween(0L, 1L);
  }

  @Test
  void noticesAFrozenRedisWithoutAnyTraffic() {
    CompletableFuture<Boolean> state = new CompletableFuture<>();
    loop.run(() -> hereLink.onStateChange(state::complete));
    redis.pause();
    try {
      assertThat(TestLoop.await(state)).isFalse();
    } finally {
      redis.resume();
    }
  }

  @Test
  void hearsOtherNodesAgainAfterARestart() {
    create();
    RecordingListener listener = new RecordingListener();
    subscribe(there, listener);
    redis.kill9();
    listener.awaitResubscribed();
    awaitUp(hereLink);
    commitDone(change(START, ONE));
    assertThat(listener.nextBatch().to()).isEqualTo(1);
  }

  @Test
  void becomesActiveLaterWhenSubscribedWhileAway() {
    create();
    redis.stop();
    awaitState(thereLink, false);
    RecordingListener listener = new RecordingListener();
    assertThatThrownBy(() -> subscribe(there, listener)).isInstanceOf(StoreAway.class);
    presence(there, "nobody hears this");
    redis.startAgain();
    listener.awaitResubscribed();
    awaitUp(hereLink);
    commitDone(change(START, ONE));
    assertThat(listener.nextBatch().to()).isEqualTo(1);
  }

  @Test
  void subscribesAgainRightAfterItsEnd() {
    create();
    RecordingListener listener = new RecordingListener();
    get(() -> {
      there.subscribe(board, new RecordingListener()).end();
      Subscription second = there.subscribe(board, listener);
      return second.active();
    });
    commitDone(change(START, ONE));
    assertThat(listener.nextBatch().to()).isEqualTo(1);
  }

  @Test
  void aFullRedisIsAway() {
    create();
    redis.ask("CONFIG SET maxmemory 1");
    try {
      assertThatThrownBy(() -> get(() -> here.commit(change(START, ONE))))
          .isInstanceOf(StoreAway.class);
      assertThat(get(() -> here.head(board))).contains(START);
    } finally {
      redis.ask("CONFIG SET maxmemory 0");
    }
    commitDone(change(START, ONE));
  }

  @Test
  void tellsTheTimeOfRedisAndWhatStoredIsWorth() {
    long before = System.currentTimeMillis();
    long now = get(() -> Future.succeededFuture(here.now()));
    assertThat(now).isBetween(before - 100, System.currentTimeMillis() + 100);
    assertThat(here.durability()).isEqualTo(Durability.FSYNC);
  }
}
