package dev.tandem.store;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The connections to Redis: for commands, for messages, and one to wait for replicas if there are any. When one is lost, or an answer is overdue,
 * all end, for good; {@link RedisLink} opens the next ones. Used on the event loop only.
 *
 * <p>The client behind it has no time-out for commands, and tells of a lost connection only if it is asked.
 */
final class RedisSession {
  /** Commands under way at once. More than this many means that Redis cannot keep up. */
  static final int MOST_WAITING = 10_000;

  private static final int OLDEST_VERSION = 7;

  private static final int REPLICA_MS = 400;

  private static final Set<String> PASSING = Set.of(
      "READONLY",
      "OOM",
      "MISCONF",
      "LOADING",
      "MASTERDOWN",
      "NOREPLICAS",
      "BUSY",
      "CLUSTERDOWN",
      "TRYAGAIN",
      "CONNECTION_CLOSED");

  private static final class Waiting {
    private final Promise<Response> answer = Promise.promise();
    private final long sent = System.nanoTime();
    private final int patience;

    private Waiting(int patience) {
      this.patience = patience;
    }
  }

  private final Vertx vertx;
  private final Redis client;
  private final RedisConnection commands;
  private final RedisConnection messages;
  private final long timeoutMs;
  private final long checkMs;
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private final long timer;
  private long checked = System.nanoTime();
  private long answered = checked;
  private Consumer<String> onEnd = why -> {};
  private boolean ended;
  private Durability durability = Durability.MEMORY;
  private boolean knowsWaitAof;
  // null when nobody waits for replicas
  private RedisConnection waits;

  private RedisSession(
      Vertx vertx,
      Redis client,
      RedisConnection commands,
      RedisConnection messages,
      long timeoutMs) {
    this.vertx = vertx;
    this.client = client;
    this.commands = commands;
    this.messages = messages;
    this.timeoutMs = timeoutMs;
    this.checkMs = Math.max(10, timeoutMs / 10);
    timer = vertx.setPeriodic(checkMs, id -> endWhenOverdue());
    for (RedisConnection connection : List.of(commands, messages)) watch(connection);
  }

  private void watch(RedisConnection connection) {
    connection.endHandler(v -> end("the connection was closed"));
    connection.exceptionHandler(failure -> end("the connection failed: " + failure.getMessage()));
  }

  /**
   * Opens the connections and looks at who answers.
   *
   * @param awaitReplica whether {@link #replicated} will be asked
   * @param patience so many times the usual time-out it may take, for each server that is asked
   * @return fails with {@link RedisUnusable}, whose sentence says what is wrong
   */
  static Future<RedisSession> open(
      Vertx vertx, RedisAddress address, boolean awaitReplica, long timeoutMs, int patience) {
    Redis client = Redis.createClient(vertx, address.options((int) timeoutMs));
    return client
        .connect()
        .compose(commands -> client
            .connect()
            .map(messages -> new RedisSession(vertx, client, commands, messages, timeoutMs)))
        .compose(session -> session
            .examine(address, awaitReplica)
            .compose(examined -> session.connectToWait())
            .map(session))
        .timeout(timeoutMs * patience * address.steps(), TimeUnit.MILLISECONDS)
        .onFailure(failure -> client.close())
        .recover(failure -> Future.failedFuture(explain(address, failure)));
  }

  private Future<Void> connectToWait() {
    if (durability != Durability.FSYNC_REPLICA) return Future.succeededFuture();
    return client.connect().map(connection -> {
      waits = connection;
      watch(connection);
      return null;
    });
  }

  /** Told once, why it ended; at once when it has ended already. */
  void onEnd(Consumer<String> listener) {
    if (ended) {
      listener.accept("the connection was closed");
    } else {
      onEnd = listener;
    }
  }

  /** Messages, and confirmations of (un)subscribing, as Redis pushes them. */
  void onPush(Handler<Response> handler) {
    messages.handler(handler);
  }

  void subscribe(List<String> channels) {
    messages.send(withAll(Request.cmd(Command.SUBSCRIBE), channels));
  }

  void unsubscribe(String channel) {
    messages.send(Request.cmd(Command.UNSUBSCRIBE).arg(channel));
  }

  Durability durability() {
    return durability;
  }

  /**
   * Sends one command; answers come in order.
   *
   * @param patience how many times the usual time-out it may take, for an answer of many megabytes
   * @return fails with {@link StoreAway} or {@link RedisError}
   */
  Future<Response> send(Request request, int patience) {
    if (ended || waiting.size() >= MOST_WAITING) {
      return Future.failedFuture(
          new StoreAway(ended ? "the connection was lost" : "too many commands are under way"));
    }
    Waiting mine = new Waiting(patience);
    waiting.add(mine);
    commands.send(request).onComplete((response, failure) -> {
      answered = System.nanoTime();
      // Redis answers in order, so this is the oldest one, but for what the client itself refuses
      // to send.
      if (waiting.peek() == mine) {
        waiting.poll();
      } else {
        waiting.remove(mine);
      }
      if (failure == null) {
        mine.answer.tryComplete(response);
      } else {
        mine.answer.tryFail(translate(failure));
      }
    });
    return mine.answer.future();
  }

  /**
   * Waits until what was written before is on a replica, on its disk where Redis can tell. On a connection of its own,
   * because Redis answers nothing else on it meanwhile; a write of its own marks the place.
   *
   * @param marker a key that nobody else uses
   * @return false when no replica said so in time
   */
  Future<Boolean> replicated(String marker) {
    if (ended) return Future.failedFuture(new StoreAway("the connection was lost"));
    if (waits == null) return Future.succeededFuture(false);
    Request wait = knowsWaitAof
        ? Request.cmd(Command.create("WAITAOF")).arg(1).arg(1).arg(REPLICA_MS)
        : Request.cmd(Command.WAIT).arg(1).arg(REPLICA_MS);
    Future<Response> marked =
        waits.send(Request.cmd(Command.SET).arg(marker).arg(1).arg("EX").arg(60));
    return waits
        .send(wait)
        .compose(answer -> marked.map(
            written -> knowsWaitAof ? answer.get(1).toInteger() >= 1 : answer.toInteger() >= 1))
        .timeout(timeoutMs, TimeUnit.MILLISECONDS)
        .recover(failure -> Future.failedFuture(new StoreAway("no word of a replica")));
  }

  /** Closes all connections; whatever is under way fails with {@link StoreAway}. */
  void end(String why) {
    if (ended) {
      return;
    }
    ended = true;
    vertx.cancelTimer(timer);
    client.close();
    // Answers of the client, now or later, find these promises completed.
    List<Waiting> lost = List.copyOf(waiting);
    waiting.clear();
    lost.forEach(command -> command.answer.tryFail(new StoreAway("no answer: " + why)));
    onEnd.accept(why);
  }

  private void endWhenOverdue() {
    long now = System.nanoTime();
    boolean late = now - checked > TimeUnit.MILLISECONDS.toNanos(3 * checkMs);
    checked = now;
    // When this loop itself was held up, answers may lie unread: look again next time.
    if (late || waiting.isEmpty()) {
      return;
    }
    Waiting oldest = waiting.peek();
    // Behind a long answer others wait without a fault of theirs: what counts is how long Redis has
    // been silent.
    long silentMs = TimeUnit.NANOSECONDS.toMillis(now - Math.max(oldest.sent, answered));
    if (silentMs > oldest.patience * timeoutMs) {
      end("Redis did not answer within " + silentMs + " ms");
    }
  }

  private RuntimeException translate(Throwable failure) {
    String message = String.valueOf(failure.getMessage());
    String code = RedisError.codeOf(message);
    if (code.equals("READONLY")) {
      // A failover: this server is a replica now.
      vertx.runOnContext(v -> end("Redis has become a read-only replica"));
    }
    boolean fromRedis = failure instanceof Response;
    return fromRedis && !PASSING.contains(code) ? new RedisError(message) : new StoreAway(message);
  }

  private Future<Void> examine(RedisAddress address, boolean awaitReplica) {
    return send(Request.cmd(Command.INFO), 1).compose(response -> {
      Map<String, String> info = response
          .toString()
          .lines()
          .filter(line -> line.indexOf(':') > 0)
          .collect(Collectors.toMap(
              line -> line.substring(0, line.indexOf(':')),
              line -> line.substring(line.indexOf(':') + 1),
              (first, second) -> first));
      String version = info.getOrDefault("redis_version", "0");
      if (Integer.parseInt(version.replaceFirst("\\D.*", "")) < OLDEST_VERSION) {
        throw new RedisUnusable("Redis at " + address + " is version " + version
            + "; Tandem needs version 7 or newer.");
      }
      if ("1".equals(info.get("loading"))) {
        // It answers INFO by then, but nothing else.
        throw new StoreAway("LOADING");
      }
      if (!"master".equals(info.get("role"))) {
        throw new RedisUnusable(
            "Redis at " + address + " is a read-only replica; set REDIS_URL to its master.");
      }
      boolean replica = awaitReplica
          && (address.isSentinel()
              || !info.getOrDefault("connected_slaves", "0").equals("0"));
      knowsWaitAof = knowsWaitAof(version) && "1".equals(info.get("aof_enabled"));
      return send(Request.cmd(Command.CONFIG).arg("GET").arg("appendfsync"), 1)
          .map(setting -> "1".equals(info.get("aof_enabled")) && isAlways(setting))
          // Hosted ones often forbid to ask.
          .otherwise(false)
          .<Void>map(always -> {
            durability =
                !always ? Durability.MEMORY : replica ? Durability.FSYNC_REPLICA : Durability.FSYNC;
            return null;
          });
    });
  }

  /** From 7.2 on. */
  private static boolean knowsWaitAof(String version) {
    String[] parts = version.split("\\.");
    int major = Integer.parseInt(parts[0]);
    return major > 7 || major == 7 && parts.length > 1 && Integer.parseInt(parts[1]) >= 2;
  }

  private static boolean isAlways(Response setting) {
    Response value = setting.get("appendfsync");
    return value != null && value.toString().equals("always");
  }

  private static RedisUnusable explain(RedisAddress address, Throwable failure) {
    if (failure instanceof RedisUnusable unusable) {
      return unusable;
    }
    String message = String.valueOf(failure.getMessage());
    return new RedisUnusable("Redis at " + address
        + switch (RedisError.codeOf(message)) {
          case "NOAUTH" -> " needs a password: set REDIS_URL to redis://:PASSWORD@host:port.";
          case "WRONGPASS" -> " does not accept the user or password of REDIS_URL.";
          case "LOADING" -> " is still loading its data; try again in a moment.";
          default ->
            " cannot be reached: "
                + (failure instanceof TimeoutException
                    ? "it does not answer"
                    : message.replaceAll("\\s+", " "))
                + ".";
        });
  }

  private static Request withAll(Request request, List<String> args) {
    args.forEach(request::arg);
    return request;
  }
}
