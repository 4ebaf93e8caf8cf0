package dev.tandem.connection;

import dev.tandem.auth.Identity;
import dev.tandem.auth.Tickets;
import dev.tandem.domain.board.EntityId;
import dev.tandem.protocol.ClientMessageReader;
import dev.tandem.protocol.CloseCode;
import dev.tandem.protocol.Ids;
import dev.tandem.protocol.OpsReader;
import dev.tandem.room.BoardRooms;
import dev.tandem.room.Loop;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.ServerWebSocketHandshake;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where sockets come in: {@code GET /api/boards/{board}/live}, sub-protocol {@code tandem.v1}. */
public final class SocketEndpoint {
  private static final String PROTOCOL = "tandem.v1";
  private static final long DRAIN_MS = 10;
  private static final long LONGEST_DRAIN_MS = 5_000;
  private static final Pattern PATH = Pattern.compile("/api/boards/([^/]{1,64})/live");

  private final Loop loop;
  private final BoardRooms rooms;
  private final Tickets tickets;
  private final Predicate<MultiMap> ours;
  private final SocketSettings settings;
  private final String node;
  private final Function<String, Optional<String>> newer;
  private final ClientMessageReader reader;
  private final SharedFrames frames = new SharedFrames();
  private final Admission admission;
  private final Set<ClientConnection> all = new LinkedHashSet<>();
  private final Map<String, ClientConnection> clients = new HashMap<>();
  private final Map<EntityId, Integer> people = new HashMap<>();
  private long tabs;
  private boolean draining;

  /**
   * @param ours whether the headers of a handshake are of a page of ours, or of no page
   * @param node short name of this node
   * @param newer the build of the page that is served in the place of an older one
   */
  public SocketEndpoint(
      Loop loop,
      BoardRooms rooms,
      Tickets tickets,
      Predicate<MultiMap> ours,
      SocketSettings settings,
      String node,
      Function<String, Optional<String>> newer) {
    this.loop = loop;
    this.rooms = rooms;
    this.tickets = tickets;
    this.ours = ours;
    this.settings = settings;
    this.node = node;
    this.newer = newer;
    admission = new Admission(loop);
    reader = new ClientMessageReader(new OpsReader(settings.opsPerMessage(), settings.opBytes()));
  }

  /** The options a server needs for these sockets: sizes, the sub-protocol, no compression. */
  public static HttpServerOptions options(HttpServerOptions options, SocketSettings settings) {
    return options
        .setWebSocketSubProtocols(List.of(PROTOCOL))
        .setPerMessageWebSocketCompressionSupported(false)
        .setPerFrameWebSocketCompressionSupported(false)
        // A frame over the frame limit is cut without a word, a message over the message limit can
        // be told: 1009.
        .setMaxWebSocketFrameSize(2 * settings.frameBytes())
        .setMaxWebSocketMessageSize(settings.frameBytes());
  }

  /** Takes the sockets of a server. */
  public void attach(HttpServer server) {
    server.webSocketHandshakeHandler(this::decide);
    server.webSocketHandler(this::open);
  }

  private void decide(ServerWebSocketHandshake handshake) {
    if (board(handshake.path()).isEmpty()) handshake.reject(404);
    else if (!ours.test(handshake.headers())) handshake.reject(403);
    else if (!speaksOurs(handshake)) handshake.reject(400);
    else if (draining) handshake.reject(503);
    else handshake.accept();
  }

  private static boolean speaksOurs(ServerWebSocketHandshake handshake) {
    String offered = handshake.headers().get("Sec-WebSocket-Protocol");
    if (offered == null) return false;
    for (String each : offered.split(",")) if (each.trim().equals(PROTOCOL)) return true;
    return false;
  }

  private static Optional<String> board(String path) {
    Matcher matcher = PATH.matcher(path == null ? "" : path);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private void open(ServerWebSocket socket) {
    String board = board(socket.path()).orElse("");
    Optional<String> origin = Optional.ofNullable(socket.headers().get(HttpHeaders.ORIGIN));
    SocketLine.attach(socket, loop, frames, line -> open(line, board, origin));
  }

  /** A connection that speaks over this line from now on. */
  ClientConnection open(Line line, String board, Optional<String> origin) {
    ClientConnection connection = new ClientConnection(this, line, board, origin);
    all.add(connection);
    return connection;
  }

  // ---- what a connection needs

  Loop loop() {
    return loop;
  }

  BoardRooms rooms() {
    return rooms;
  }

  Tickets tickets() {
    return tickets;
  }

  SocketSettings settings() {
    return settings;
  }

  Admission admission() {
    return admission;
  }

  ClientMessageReader reader() {
    return reader;
  }

  String node() {
    return node;
  }

  /** The build of the page that is served in the place of an older one. */
  Optional<String> newerThan(String build) {
    return newer.apply(build);
  }

  String newTab() {
    return node + "-" + Long.toString(++tabs, 36);
  }

  boolean isBoard(String board) {
    return Ids.isUlid(board);
  }

  /**
   * A connection now speaks for a client; an older one of the same client and person is ended.
   *
   * @return why not, empty when it may
   */
  Optional<CloseCode> claim(ClientConnection connection, String key, Identity who) {
    ClientConnection older = clients.get(key);
    if (older != null && !older.isOf(who)) return Optional.of(CloseCode.FORBIDDEN);
    if (older != null) older.end(CloseCode.REPLACED, "This tab has a newer connection.");
    if (settings.rates()
        && people.getOrDefault(who.member(), 0) >= settings.connectionsPerPerson()) {
      return Optional.of(CloseCode.RATE);
    }
    people.merge(who.member(), 1, Integer::sum);
    clients.put(key, connection);
    return Optional.empty();
  }

  void release(ClientConnection connection, String key, Identity who) {
    clients.remove(key, connection);
    people.computeIfPresent(who.member(), (person, count) -> count > 1 ? count - 1 : null);
  }

  void closed(ClientConnection connection) {
    all.remove(connection);
  }

  /** How many sockets are open. */
  public int size() {
    return all.size();
  }

  /** Ends all connections with 4503, spread over up to 5 s so that they do not all come back at once. */
  public Future<Void> drain() {
    draining = true;
    List<ClientConnection> leaving = new ArrayList<>(all);
    if (leaving.isEmpty()) return Future.succeededFuture();
    Promise<Void> done = Promise.promise();
    long overMs = Math.min(LONGEST_DRAIN_MS, DRAIN_MS * leaving.size());
    for (int i = 0; i < leaving.size(); i++) {
      ClientConnection connection = leaving.get(i);
      long at = 1 + overMs * i / leaving.size();
      loop.after(
          at,
          () -> connection.end(CloseCode.DRAINING, "The server restarts. Come back in a moment."));
    }
    loop.after(overMs + 50, done::complete);
    return done.future();
  }
}
