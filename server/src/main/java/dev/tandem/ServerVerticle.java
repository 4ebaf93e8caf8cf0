package dev.tandem;

import dev.tandem.auth.Invites;
import dev.tandem.auth.Keys;
import dev.tandem.auth.Origins;
import dev.tandem.auth.People;
import dev.tandem.auth.SignIns;
import dev.tandem.auth.StoredTickets;
import dev.tandem.config.ServerConfig;
import dev.tandem.config.ServerLimits;
import dev.tandem.connection.SocketEndpoint;
import dev.tandem.connection.SocketSettings;
import dev.tandem.http.HttpApi;
import dev.tandem.http.ImportJobs;
import dev.tandem.http.Links;
import dev.tandem.http.WebBundle;
import dev.tandem.metrics.ServerMetrics;
import dev.tandem.room.BoardRooms;
import dev.tandem.room.Loop;
import dev.tandem.room.RoomSettings;
import dev.tandem.store.EmbeddedRedis;
import dev.tandem.store.RedisAddress;
import dev.tandem.store.RedisBoardStore;
import dev.tandem.store.RedisLink;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One server: wires all objects, and takes them down in the order that loses nothing. The only class that does. Needs a
 * Vert.x with one event loop.
 */
public final class ServerVerticle extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(ServerVerticle.class);
  private static final long SETTLE_MS = 5_000;
  private static final long CLOSE_SECONDS = 2;
  private static final long FIRST_PROBE_MS = 5_000;
  private static final long LOOK_MS = 20;

  private final ServerConfig config;
  private final SecureRandom chance = new SecureRandom();
  private final String node = randomHex().substring(0, 8);
  private final ServerMetrics metrics = new ServerMetrics();
  private Optional<EmbeddedRedis> embedded = Optional.empty();
  private RedisLink link;
  private RedisBoardStore store;
  private BoardRooms rooms;
  private ImportJobs imports;
  private Invites invites;
  private Origins origins;
  private boolean stopping;
  private SocketEndpoint sockets;
  private HttpServer server;
  // Until it listens, the port is not known, and nothing can be answered.
  private Handler<HttpServerRequest> handler =
      request -> request.response().setStatusCode(503).end();
  private Links links;
  private Optional<String> ownerLink = Optional.empty();

  /** A server of these settings. */
  public ServerVerticle(ServerConfig config) {
    this.config = config;
  }

  /** Where people open it; known once it is deployed. */
  public String address() {
    return links.base();
  }

  /** The port it listens on; known once it is deployed. */
  public int port() {
    return server.actualPort();
  }

  /** The one-time owner link of this start, when no owner token is set. */
  public Optional<String> ownerLink() {
    return ownerLink;
  }

  @Override
  public Future<?> start() {
    // On a worker while Redis starts and is connected: the page, and the classes of the web part.
    Future<WebBundle> page = vertx.executeBlocking(WebBundle::load, false);
    vertx.executeBlocking(() -> Router.router(vertx).route(), false);
    Future<?> started = redisUrl()
        .compose(this::connect)
        .compose(up -> page)
        .compose(this::listen)
        .compose(listening -> firstProbe())
        .compose(ready -> {
          imports.start();
          return makeOwnerLink();
        });
    // A server that did not start must not leave its Redis behind.
    return started.recover(failure -> stop().transform(stopped -> Future.failedFuture(failure)));
  }

  private Future<String> redisUrl() {
    if (config.redisUrl().isPresent())
      return Future.succeededFuture(config.redisUrl().get());
    return vertx
        .executeBlocking(() -> EmbeddedRedis.start(config.data()), false)
        .map(redis -> {
          embedded = Optional.of(redis);
          return redis.url();
        });
  }

  private Future<Void> connect(String url) {
    link = new RedisLink(vertx, RedisAddress.parse(url), node, config.awaitReplica());
    store = new RedisBoardStore(link);
    return link.connect();
  }

  private Future<Void> listen(WebBundle page) {
    Keys keys = new Keys(link);
    People people = new People(keys);
    StoredTickets tickets = new StoredTickets(keys);
    invites = new Invites(keys);
    Loop loop = Loop.of(vertx);
    rooms = new BoardRooms(loop, store, roomSettings(), this::randomHex);
    imports = new ImportJobs(vertx, keys, rooms, this::randomHex);
    SocketSettings settings = socketSettings();
    server = vertx.createHttpServer(
        SocketEndpoint.options(new HttpServerOptions().setHttp2ClearTextEnabled(false), settings));
    sockets =
        new SocketEndpoint(loop, rooms, tickets, this::isOurs, settings, node, page::newerThan);
    sockets.attach(server);
    gauges();
    return server
        .requestHandler(request -> handler.handle(request))
        .listen(config.port(), config.host())
        .recover(
            failure -> Future.failedFuture(new CannotListen(config.host(), config.port(), failure)))
        .map(listening -> {
          origins = Origins.of(config.publicUrl(), config.host(), port(), config.trustProxy());
          links = new Links(
              config.publicUrl().map(URI::toString).orElse(Origins.address(config.host(), port())));
          handler = new HttpApi(vertx, config)
              .router(new HttpApi.Parts(
                  keys,
                  rooms,
                  people,
                  new SignIns(keys, people, config.ownerToken(), config.session()),
                  invites,
                  tickets,
                  imports,
                  origins,
                  links,
                  page,
                  metrics,
                  () -> !stopping && link.isHealthy(),
                  this::randomHex));
          return null;
        });
  }

  private boolean isOurs(MultiMap headers) {
    return origins != null && origins.accepts(headers);
  }

  private void gauges() {
    metrics.gauge("tandem.sockets", "Open sockets", sockets::size);
    metrics.gauge(
        "tandem.rooms", "Boards that are open on this node", () -> rooms.rooms().size());
    metrics.gauge(
        "tandem.boards.damaged",
        "Open boards whose stored data is damaged: read-only",
        () -> rooms.rooms().stream().filter(room -> room.damage().isPresent()).count());
    metrics.gauge(
        "tandem.redis.up",
        "Whether messages come back through Redis",
        () -> link.isHealthy() ? 1 : 0);
  }

  private RoomSettings roomSettings() {
    ServerLimits limits = config.limits();
    RoomSettings preset = RoomSettings.DEFAULT;
    return new RoomSettings(
        limits.board(),
        config.rateLimits() ? limits.boardOpsPerSecond() : 0,
        preset.queue(),
        preset.resumeVersions(),
        limits.boardBytes());
  }

  private SocketSettings socketSettings() {
    ServerLimits limits = config.limits();
    return new SocketSettings(
        limits.frame(),
        limits.opsPerMessage(),
        limits.op(),
        limits.opsPerSecond(),
        limits.burst(),
        limits.boardOpsPerSecond(),
        limits.connections(),
        config.rateLimits(),
        limits.board());
  }

  /** Ready means ready: the first probe has come back before anybody is told the address. */
  private Future<Void> firstProbe() {
    Promise<Void> heard = Promise.promise();
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(FIRST_PROBE_MS);
    vertx.setPeriodic(1, LOOK_MS, timer -> {
      if (!link.isHealthy() && System.nanoTime() < deadline) return;
      vertx.cancelTimer(timer);
      heard.complete();
    });
    return heard.future();
  }

  private Future<Void> makeOwnerLink() {
    if (config.ownerToken().isPresent()) return Future.succeededFuture();
    return invites
        .makeOwnerLink(config.ownerLink())
        .onSuccess(token -> ownerLink = Optional.of(links.join(token)))
        .mapEmpty();
  }

  /** People first, then the ops under way, then the store, and Redis last of all. */
  @Override
  public Future<?> stop() {
    stopping = true;
    if (imports != null) imports.end();
    return quietly(sockets == null ? Future.succeededFuture() : sockets.drain())
        // What was sent before the sockets closed is still stored: its senders hear of it where
        // they come back.
        .compose(
            drained -> quietly(rooms == null ? Future.succeededFuture() : rooms.settled(SETTLE_MS)))
        .compose(settled -> quietly(
            server == null
                ? Future.succeededFuture()
                : server.shutdown(CLOSE_SECONDS, TimeUnit.SECONDS)))
        .compose(closed -> {
          if (rooms != null) rooms.end();
          return quietly(store == null ? Future.succeededFuture() : store.close());
        })
        .compose(away ->
            quietly(embedded.isEmpty() ? Future.succeededFuture() : stopRedis(embedded.get())))
        .onComplete(down -> metrics.close());
  }

  private Future<Void> stopRedis(EmbeddedRedis redis) {
    return vertx.executeBlocking(() -> {
      redis.stop();
      return null;
    });
  }

  /** A step of the way down must not keep the next ones from being taken. */
  private static Future<Void> quietly(Future<?> step) {
    return step.transform(done -> {
      if (done.failed()) LOG.warn("stopping: {}", done.cause().getMessage());
      return Future.succeededFuture();
    });
  }

  private String randomHex() {
    byte[] bytes = new byte[16];
    chance.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
