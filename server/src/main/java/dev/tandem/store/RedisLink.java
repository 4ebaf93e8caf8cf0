package dev.tandem.store;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one link of this process to Redis: commands, scripts, messages. It watches itself and connects again when it is
 * lost; meanwhile everything fails at once with {@link StoreAway}. Made and used on one event loop, where its Futures
 * complete and its listeners are called.
 */
public final class RedisLink {
  private static final Logger LOG = LoggerFactory.getLogger(RedisLink.class);
  private static final long COMMAND_TIMEOUT_MS = 2_000;
  private static final long PROBE_MS = 2_000;
  private static final long PROBE_LOST_MS = 4 * PROBE_MS;
  private static final int PROBES_A_CLOCK_SYNC = 15;
  private static final long SHORTEST_PAUSE_MS = 50;
  private static final long LONGEST_PAUSE_MS = 2_000;

  /** The first connection of a fresh JVM on a busy machine takes 1 to 3 s: classes are loaded on the way. */
  private static final int CONNECT_PATIENCE = 3;

  private final Vertx vertx;
  private final RedisAddress address;
  private final String node;
  private final boolean awaitReplica;
  private final long timeoutMs;
  private final Thread loop = Thread.currentThread();
  private final Channels channels = new Channels();
  private final RedisClock clock = new RedisClock(System.currentTimeMillis(), System.nanoTime());
  private final List<Consumer<Boolean>> stateListeners = new ArrayList<>();
  // null while the link is down
  private RedisSession session;
  private Durability durability = Durability.MEMORY;
  private boolean closed;
  private boolean probed;
  private long probeBack;
  private long upSince;
  private int probes;
  private int attempts;
  private String lastFailure = "";
  private long probeTimer = -1;
  private long reconnectTimer = -1;

  /** @param node id of this process, another one at each start; it tells its own messages from those of others */
  public RedisLink(Vertx vertx, RedisAddress address, String node) {
    this(vertx, address, node, true);
  }

  /** @param awaitReplica whether to tell what is on a replica, too, if there is one; see {@link #replicated} */
  public RedisLink(Vertx vertx, RedisAddress address, String node, boolean awaitReplica) {
    this(vertx, address, node, awaitReplica, COMMAND_TIMEOUT_MS);
  }

  RedisLink(Vertx vertx, RedisAddress address, String node, long timeoutMs) {
    this(vertx, address, node, true, timeoutMs);
  }

  RedisLink(Vertx vertx, RedisAddress address, String node, boolean awaitReplica, long timeoutMs) {
    this.vertx = vertx;
    this.address = address;
    this.node = node;
    this.awaitReplica = awaitReplica;
    this.timeoutMs = timeoutMs;
    channels.subscribe(probeChannel(), message -> probeCameBack(), this::probe);
  }

  /** Connects for the first time. Fails with {@link RedisUnusable}; from success on the link keeps itself up. */
  public Future<Void> connect() {
    return open(CONNECT_PATIENCE).compose(opened -> {
      if (closed) {
        opened.end("the link was closed");
        return Future.failedFuture(new StoreAway("the link was closed"));
      }
      probeTimer = vertx.setPeriodic(PROBE_MS, id -> watch());
      return adopt(opened);
    });
  }

  /**
   * Sends one command; commands are sent and answered in order.
   *
   * @return fails with {@link StoreAway} (whether it was done is unknown) or {@link RedisError}
   */
  public Future<Response> send(Request request) {
    return send(request, 1);
  }

  private Future<Response> send(Request request, int patience) {
    if (Thread.currentThread() != loop) {
      throw new IllegalStateException("the link to Redis is used on its event loop only");
    }
    return session == null
        ? Future.failedFuture(new StoreAway("the link to Redis is down"))
        : session.send(request, patience);
  }

  /** Runs a script, and sends its text along when Redis does not know it yet: nothing ran then. Fails as {@link #send}. */
  public Future<Response> eval(RedisScript script, List<String> keys, List<Buffer> args) {
    return eval(script, keys, args, 1);
  }

  /** The same for a script whose answer may be large: its time-out is so many times as long. */
  Future<Response> eval(RedisScript script, List<String> keys, List<Buffer> args, int patience) {
    return send(call(Command.EVALSHA, script.sha1(), keys, args), patience).recover(failure -> {
      boolean unknown = failure instanceof RedisError error && error.code().equals("NOSCRIPT");
      return unknown
          ? send(call(Command.EVAL, script.text(), keys, args), patience)
          : Future.failedFuture(failure);
    });
  }

  /**
   * Listens to a channel until it is ended, over lost links too.
   *
   * @param onMessage what is published, by this process too
   * @param onAgain the subscription works again after the link was lost; what was published meanwhile never comes
   */
  public Subscription subscribe(String channel, Consumer<Buffer> onMessage, Runnable onAgain) {
    return channels.subscribe(channel, onMessage, onAgain);
  }

  /** Whether Redis answers, as far as is known now. */
  public boolean isUp() {
    return session != null;
  }

  /** Whether messages come through: this process hears its own probe, which it publishes every 2 s. */
  public boolean isHealthy() {
    return session != null && probed && millisSince(probeBack) < PROBE_LOST_MS;
  }

  /** Calls the listener with the new state each time {@link #isUp} changes. */
  public void onStateChange(Consumer<Boolean> listener) {
    stateListeners.add(listener);
  }

  /** Milliseconds since 1970 by the clock of Redis; never goes back. */
  public long now() {
    return clock.now(System.nanoTime());
  }

  /** What "stored" is worth with the Redis that was last connected. */
  public Durability durability() {
    return durability;
  }

  /**
   * Whether all that was answered before this call is on a replica, too.
   *
   * @return false when none said so in time; fails with {@link StoreAway}. One call at a time
   */
  public Future<Boolean> replicated() {
    return session == null
        ? Future.failedFuture(new StoreAway("the link to Redis is down"))
        : session.replicated("tandem:replicated:" + node);
  }

  /** Id of this process. */
  public String node() {
    return node;
  }

  /** Ends the link for good; what is under way fails with {@link StoreAway}. Closing twice is harmless. */
  public Future<Void> close() {
    closed = true;
    vertx.cancelTimer(probeTimer);
    vertx.cancelTimer(reconnectTimer);
    if (session != null) {
      session.end("the link was closed");
    }
    return Future.succeededFuture();
  }

  private Future<RedisSession> open(int patience) {
    return RedisSession.open(vertx, address, awaitReplica, timeoutMs, patience);
  }

  private Future<Void> adopt(RedisSession opened) {
    Promise<Void> up = Promise.promise();
    session = opened;
    durability = opened.durability();
    upSince = System.nanoTime();
    attempts = 0;
    lastFailure = "";
    opened.onEnd(this::lost);
    syncClock().onComplete((time, failure) -> {
      // The clock first: whoever hears that the link is up may ask for the time.
      if (session != opened) {
        up.fail(new StoreAway("the link to Redis was lost at once"));
        return;
      }
      channels.attach(opened);
      tell(true);
      up.complete();
    });
    return up.future();
  }

  private void lost(String why) {
    session = null;
    channels.detach();
    tell(false);
    if (!closed) {
      LOG.warn("The link to Redis at {} was lost: {}", address, why);
      reconnectLater();
    }
  }

  private void reconnectLater() {
    long most = Math.min(LONGEST_PAUSE_MS, SHORTEST_PAUSE_MS << Math.min(attempts, 10));
    attempts++;
    long pause = ThreadLocalRandom.current().nextLong(SHORTEST_PAUSE_MS / 2, most + 1);
    reconnectTimer = vertx.setTimer(pause, id -> reconnect());
  }

  private void reconnect() {
    open(1).onComplete((opened, failure) -> {
      if (closed) {
        if (opened != null) {
          opened.end("the link was closed");
        }
      } else if (opened != null) {
        LOG.info("The link to Redis at {} is back", address);
        adopt(opened);
      } else {
        if (!failure.getMessage().equals(lastFailure)) {
          lastFailure = failure.getMessage();
          LOG.warn("{}", lastFailure);
        }
        reconnectLater();
      }
    });
  }

  private void tell(boolean up) {
    List.copyOf(stateListeners).forEach(listener -> listener.accept(up));
  }

  private void watch() {
    if (session == null) {
      return;
    }
    if (millisSince(upSince) > PROBE_LOST_MS
        && (!probed || millisSince(probeBack) > PROBE_LOST_MS)) {
      session.end("published messages no longer come back");
      return;
    }
    probe();
    probes++;
    if (probes % PROBES_A_CLOCK_SYNC == 0) {
      syncClock();
    }
  }

  private void probe() {
    send(Request.cmd(Command.PUBLISH).arg(probeChannel()).arg("probe"));
  }

  private void probeCameBack() {
    probed = true;
    probeBack = System.nanoTime();
  }

  private String probeChannel() {
    return "tandem:probe:" + node;
  }

  private Future<Void> syncClock() {
    long sent = System.nanoTime();
    return send(Request.cmd(Command.TIME)).map(time -> {
      long answered = System.nanoTime();
      long redisMs = time.get(0).toLong() * 1_000 + time.get(1).toLong() / 1_000;
      clock.sync(redisMs, sent + (answered - sent) / 2);
      return null;
    });
  }

  private static long millisSince(long nanos) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
  }

  private static Request call(
      Command command, String script, List<String> keys, List<Buffer> args) {
    Request request = Request.cmd(command).arg(script).arg(keys.size());
    keys.forEach(request::arg);
    args.forEach(request::arg);
    return request;
  }
}
