package dev.tandem.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.testing.TestLoop;
import dev.tandem.testing.TestRedis;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RedisLinkIT {
  private static final long TIMEOUT_MS = 1_000;

  private final TestLoop loop = new TestLoop();
  private final List<RedisLink> links = new ArrayList<>();
  private TestRedis redis;

  @BeforeEach
  void start() {
    redis = TestRedis.start();
  }

  @AfterEach
  void stop() {
    links.forEach(link -> loop.get(link::close));
    loop.close();
    redis.close();
  }

  private RedisLink connect(String url) {
    return loop.get(() -> {
      RedisLink link = new RedisLink(loop.vertx(), RedisAddress.parse(url), "node", TIMEOUT_MS);
      links.add(link);
      return link.connect().map(link);
    });
  }

  private String ask(RedisLink link, Command command, String... args) {
    Request request = Request.cmd(command);
    Stream.of(args).forEach(request::arg);
    return String.valueOf(loop.get(() -> link.send(request)));
  }

  /** The states the link takes from now on. */
  private BlockingQueue<Boolean> states(RedisLink link) {
    BlockingQueue<Boolean> states = new LinkedBlockingQueue<>();
    loop.run(() -> link.onStateChange(states::add));
    return states;
  }

  private static void awaitState(BlockingQueue<Boolean> states, boolean wanted)
      throws InterruptedException {
    assertThat(states.poll(20, TimeUnit.SECONDS)).isEqualTo(wanted);
  }

  @Test
  void saysWhenRedisCannotBeReached() {
    int port = TestRedis.freePort();
    assertThatThrownBy(() -> connect("redis://:secret@127.0.0.1:" + port))
        .isInstanceOf(RedisUnusable.class)
        .hasMessageStartingWith("Redis at 127.0.0.1:" + port + " cannot be reached: ")
        .hasMessageNotContaining("secret")
        .hasMessageNotContaining("\n");
  }

  @Test
  void saysWhenRedisDoesNotAnswer() {
    redis.pause();
    try {
      assertThatThrownBy(() -> connect(redis.url()))
          .isInstanceOf(RedisUnusable.class)
          .hasMessageEndingWith(" cannot be reached: it does not answer.");
    } finally {
      redis.resume();
    }
  }

  @Test
  void saysWhenAPasswordIsMissingOrWrong() {
    try (TestRedis locked = TestRedis.startOnPort("--requirepass", "secret")) {
      String host = locked.url().substring("redis://".length());
      assertThatThrownBy(() -> connect(locked.url()))
          .isInstanceOf(RedisUnusable.class)
          .hasMessage("Redis at " + host
              + " needs a password: set REDIS_URL to redis://:PASSWORD@host:port.");
      assertThatThrownBy(() -> connect("redis://:wrong@" + host))
          .isInstanceOf(RedisUnusable.class)
          .hasMessage("Redis at " + host + " does not accept the user or password of REDIS_URL.");
      assertThat(ask(connect("redis://:secret@" + host + "/2"), Command.PING)).isEqualTo("PONG");
    }
  }

  @Test
  void saysWhenRedisIsTooOld() {
    NetServer old = loop.get(() -> loop.vertx()
        .createNetServer()
        .connectHandler(socket -> socket.handler(command -> {
          String info = "redis_version:6.2.14\r\nrole:master\r\n";
          boolean hello = command.toString().contains("hello");
          socket.write(
              hello ? "%1\r\n+server\r\n+redis\r\n" : "$" + info.length() + "\r\n" + info + "\r\n");
        }))
        .listen(0, "127.0.0.1"));
    assertThatThrownBy(() -> connect("redis://127.0.0.1:" + old.actualPort()))
        .isInstanceOf(RedisUnusable.class)
        .hasMessageEndingWith(" is version 6.2.14; Tandem needs version 7 or newer.");
  }

  @Test
  void saysWhenRedisIsAReplica() {
    redis.ask("REPLICAOF 127.0.0.1 1");
    assertThatThrownBy(() -> connect(redis.url()))
        .isInstanceOf(RedisUnusable.class)
        .hasMessageEndingWith(" is a read-only replica; set REDIS_URL to its master.");
  }

  @Test
  void leavesARedisThatHasBecomeAReplicaUntilItIsAMaster() throws Exception {
    RedisLink link = connect(redis.url());
    BlockingQueue<Boolean> states = states(link);
    redis.ask("REPLICAOF 127.0.0.1 1");
    assertThatThrownBy(() -> ask(link, Command.SET, "a", "1")).isInstanceOf(StoreAway.class);
    awaitState(states, false);
    redis.ask("REPLICAOF NO ONE");
    awaitState(states, true);
    assertThat(ask(link, Command.SET, "a", "1")).isEqualTo("OK");
  }

  @Test
  void tellsAMistakeFromTrouble() {
    RedisLink link = connect(redis.url());
    assertThatThrownBy(() -> ask(link, Command.HGET, "a")).isInstanceOf(RuntimeException.class);
    ask(link, Command.SET, "a", "1");
    assertThatThrownBy(() -> ask(link, Command.HGET, "a", "b"))
        .isInstanceOfSatisfying(
            RedisError.class, error -> assertThat(error.code()).isEqualTo("WRONGTYPE"));
    assertThat(link.isUp()).isTrue();
  }

  @Test
  void refusesCallsFromAnotherThread() {
    RedisLink link = connect(redis.url());
    assertThatThrownBy(() -> link.send(Request.cmd(Command.PING)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void isHealthyOnlyWhileItsOwnMessagesComeBack() throws Exception {
    RedisLink link = connect(redis.url());
    CompletableFuture<Buffer> probe = new CompletableFuture<>();
    loop.run(() -> link.subscribe("tandem:probe:node", probe::complete, () -> {}));
    TestLoop.await(probe);
    assertThat(loop.get(() -> Future.succeededFuture(link.isHealthy()))).isTrue();

    BlockingQueue<Boolean> states = states(link);
    redis.stop();
    awaitState(states, false);
    assertThat(loop.get(() -> Future.succeededFuture(link.isHealthy()))).isFalse();
  }

  @Test
  void leavesNoConnectionBehind() throws Exception {
    RedisLink link = connect(redis.url());
    BlockingQueue<Boolean> states = states(link);
    redis.pause();
    awaitState(states, false);
    redis.resume();
    awaitState(states, true);
    assertThat(ask(link, Command.CLIENT, "LIST", "TYPE", "PUBSUB").lines()).hasSize(1);
    assertThat(ask(link, Command.CLIENT, "LIST", "TYPE", "NORMAL").lines()).hasSize(1);
    loop.get(link::close);
    loop.get(link::close);
    assertThatThrownBy(() -> ask(link, Command.PING)).isInstanceOf(StoreAway.class);
    assertThat(redis.ask("CLIENT LIST TYPE PUBSUB")).isEqualTo("$0");
  }

  @Test
  void failsAtOnceWhatIsUnderWayWhenItIsClosed() {
    RedisLink link = connect(redis.url());
    redis.pause();
    try {
      CompletableFuture<?> answer = loop.start(() -> link.send(Request.cmd(Command.PING)));
      loop.get(link::close);
      assertThatThrownBy(() -> TestLoop.await(answer)).isInstanceOf(StoreAway.class);
    } finally {
      redis.resume();
    }
  }

  @Test
  void boundsWhatIsUnderWay() {
    RedisLink link = connect(redis.url());
    redis.pause();
    List<Future<Response>> sent = new ArrayList<>();
    try {
      loop.run(() -> {
        for (int i = 0; i <= RedisSession.MOST_WAITING; i++) {
          sent.add(link.send(Request.cmd(Command.PING)));
        }
      });
    } finally {
      redis.resume();
    }
    assertThatThrownBy(() -> loop.get(() -> sent.get(RedisSession.MOST_WAITING)))
        .isInstanceOf(StoreAway.class)
        .hasMessage("too many commands are under way");
    assertThat(loop.get(() -> sent.get(RedisSession.MOST_WAITING - 1))).hasToString("PONG");
  }

  @Test
  void sparesOtherListenersABug() {
    RedisLink link = connect(redis.url());
    Promise<Buffer> heard = Promise.promise();
    loop.get(() -> {
      link.subscribe(
          "channel",
          message -> {
            throw new IllegalStateException("a bug of the test");
          },
          () -> {});
      return link.subscribe("channel", heard::complete, () -> {}).active();
    });
    Buffer bytes = Buffer.buffer(new byte[] {0, -1, 13, 10, 127});
    loop.get(() -> link.send(Request.cmd(Command.PUBLISH).arg("channel").arg(bytes)));
    assertThat(loop.get(heard::future)).isEqualTo(bytes);
  }

  @Test
  void followsAFailoverBySentinel() throws Exception {
    TestRedis master = TestRedis.startOnPort("--repl-diskless-sync-delay", "0");
    String masterPort = master.url().replaceFirst(".*:", "");
    TestRedis replica = TestRedis.startOnPort("--replicaof", "127.0.0.1 " + masterPort);
    int sentinelPort = TestRedis.freePort();
    Process sentinel = sentinel(master.folder(), sentinelPort, masterPort);
    try {
      awaitSentinelReady(sentinelPort, sentinel);
      RedisLink link = connect("redis://127.0.0.1:" + sentinelPort + "?master=main");
      BlockingQueue<Boolean> states = states(link);
      assertThat(ask(link, Command.SET, "kept", "1")).isEqualTo("OK");
      while (!ask(link, Command.WAIT, "1", "200").equals("1")) {
        // The replica is still copying; this waits in Redis.
      }
      master.stop();
      awaitState(states, false);
      awaitState(states, true);
      assertThat(ask(link, Command.GET, "kept")).isEqualTo("1");
      assertThat(ask(link, Command.SET, "more", "1")).isEqualTo("OK");
      assertThat(replica.ask("GET more")).endsWith("1");
    } finally {
      sentinel.destroyForcibly().waitFor();
      replica.close();
      master.close();
    }
  }

  private static Process sentinel(Path folder, int port, String masterPort) throws IOException {
    Path settings = folder.resolve("sentinel.conf");
    Files.write(
        settings,
        List.of(
            "port " + port,
            "bind 127.0.0.1",
            "sentinel monitor main 127.0.0.1 " + masterPort + " 1",
            "sentinel down-after-milliseconds main 300",
            "sentinel failover-timeout main 2000"));
    try (Stream<Path> files = Files.list(folder)) {
      Path binary = files
          .filter(file -> file.getFileName().toString().startsWith("redis-server-"))
          .findFirst()
          .orElseThrow();
      return new ProcessBuilder(binary.toString(), settings.toString(), "--sentinel")
          .redirectErrorStream(true)
          .redirectOutput(folder.resolve("sentinel.log").toFile())
          .start();
    }
  }

  /** Waits until the Sentinel answers and knows the replica it is to promote. */
  private void awaitSentinelReady(int port, Process sentinel) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (sentinel.isAlive() && System.nanoTime() < deadline) {
      try (Socket socket = new Socket("127.0.0.1", port)) {
        socket
            .getOutputStream()
            .write("SENTINEL REPLICAS main\r\n".getBytes(StandardCharsets.UTF_8));
        byte[] answer = socket.getInputStream().readNBytes(2);
        if (answer.length == 2 && answer[0] == '*' && answer[1] != '0') {
          return;
        }
      } catch (IOException notYet) {
        Thread.onSpinWait();
      }
    }
    throw new AssertionError("the Sentinel does not know its replica");
  }
}
