package dev.tandem.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * A page without a screen: speaks {@code tandem.v1}, keeps the board and its unanswered ops over connections, knows no op.
 * Called by one thread of a test; whatever waits does so for at most 20 s.
 */
public final class TestClient implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long SECONDS = 20;

  private final Vertx vertx = Vertx.vertx();
  private final WebSocketClient sockets = vertx.createWebSocketClient(
      new WebSocketClientOptions().setMaxFrameSize(16 << 20).setMaxMessageSize(64 << 20));
  private final TestApi api = new TestApi();
  private final String token;
  private final String boardId;
  private final String id;
  private final BoardCopy board = new BoardCopy();
  private final List<JsonNode> messages = new ArrayList<>();
  private final TreeMap<Long, ObjectNode> pending = new TreeMap<>();
  private final Map<Long, String> outcomes = new TreeMap<>();
  private String origin = "";
  private WebSocket socket;
  private int connection;
  private long next = 1;
  private int closeCode;
  private String closeReason = "";
  private AssertionError broken;

  /** Somebody's tab on a board, not connected yet. */
  public TestClient(String token, String boardId) {
    this(token, boardId, UUID.randomUUID().toString().replace("-", ""));
  }

  /** A tab of a given client id. */
  public TestClient(String token, String boardId, String id) {
    this.token = token;
    this.boardId = boardId;
    this.id = id;
  }

  /** Its client id. */
  public String id() {
    return id;
  }

  /** Sends this origin with the handshakes to come. */
  public TestClient from(String page) {
    origin = page;
    return this;
  }

  // ---- connecting

  /** Opens a socket and says nothing. */
  public TestClient open(String url) {
    URI at = URI.create(url);
    WebSocketConnectOptions options = new WebSocketConnectOptions()
        .setHost(at.getHost())
        .setPort(at.getPort())
        .setURI("/api/boards/" + boardId + "/live")
        .addSubProtocol("tandem.v1");
    if (!origin.isEmpty()) options.putHeader("origin", origin);
    int mine = ++connection;
    closeCode = 0;
    try {
      socket = sockets
          .connect(options)
          .onSuccess(opened -> listen(opened, mine))
          .toCompletionStage()
          .toCompletableFuture()
          .get(SECONDS, TimeUnit.SECONDS);
    } catch (java.util.concurrent.ExecutionException e) {
      throw new UncheckedIOException(new IOException(e.getCause()));
    } catch (InterruptedException | java.util.concurrent.TimeoutException e) {
      throw new AssertionError(e);
    }
    return this;
  }

  private void listen(WebSocket opened, int mine) {
    opened.binaryMessageHandler(frame -> heard(frame, mine));
    opened.closeHandler(closed -> {
      synchronized (this) {
        if (mine != connection) return;
        closeCode = opened.closeStatusCode() == null ? 1006 : opened.closeStatusCode();
        closeReason = String.valueOf(opened.closeReason());
        notifyAll();
      }
    });
    opened.exceptionHandler(failure -> {});
  }

  private synchronized void heard(Buffer frame, int mine) {
    if (mine != connection) return;
    try {
      JsonNode message = JSON.readTree(Inflating.json(frame));
      messages.add(message);
      board.take(message);
      switch (message.get("t").textValue()) {
        case "changes" -> message.get("list").forEach(this::maybeMine);
        case "answers" -> message.get("list").forEach(this::answered);
        case "refused" ->
          outcome(message.get("n").longValue(), message.get("code").textValue());
        default -> {}
      }
    } catch (AssertionError wrong) {
      broken = wrong;
    } catch (IOException e) {
      broken = new AssertionError(e);
    }
    notifyAll();
  }

  private void maybeMine(JsonNode change) {
    if (change.get("client").textValue().equals(id))
      outcome(change.get("n").longValue(), "committed");
  }

  private void answered(JsonNode answer) {
    String state = answer.get("state").textValue();
    if (state.equals("unknown")) return;
    outcome(
        answer.get("n").longValue(),
        state.equals("committed") ? state : answer.get("code").textValue());
  }

  private void outcome(long n, String outcome) {
    String before = outcomes.put(n, outcome);
    // Only a failover takes back what was said: then its author is told.
    if (before != null && !before.equals(outcome) && !outcome.equals("LOST")) {
      throw new AssertionError(id + "/" + n + " was " + before + " and is " + outcome);
    }
    pending.remove(n);
  }

  /** Connects with a ticket of its own and waits until it is caught up; then sends what is not answered again. */
  public TestClient connect(String url) {
    tryConnect(url);
    if (closeCode != 0) throw new AssertionError("closed with " + closeCode + " " + closeReason);
    return this;
  }

  /** The same; false when it was closed instead. */
  public boolean tryConnect(String url) {
    open(url);
    ObjectNode hello = hello(api.ticket(url, token, boardId));
    int before = count("live");
    send(hello);
    await("live or the end", () -> closeCode != 0 || count("live") > before);
    if (closeCode != 0) return false;
    resend();
    return true;
  }

  /** A hello with what it has and what is pending. */
  public synchronized ObjectNode hello(String ticket) {
    ObjectNode hello = JSON.createObjectNode()
        .put("t", "hello")
        .put("v", 1)
        .put("build", "test")
        .put("client", id)
        .put("ticket", ticket);
    if (!board.isBlank()) hello.set("have", board.have());
    if (!pending.isEmpty()) {
      hello.putArray("pending").add(pending.firstKey()).add(pending.lastKey());
    }
    return hello;
  }

  /** Sends all that is not answered, in order. */
  public void resend() {
    List<ObjectNode> entries;
    synchronized (this) {
      entries = List.copyOf(pending.values());
    }
    for (int i = 0; i < entries.size(); i += 100) {
      sendOps(entries.subList(i, Math.min(entries.size(), i + 100)), false);
    }
  }

  /** Gives the server 2 s to answer everything, then sends again what it did not, as a page does after {@code busy}. */
  public void reachOrResend() {
    if (!holds(pending::isEmpty, 2_000)) resend();
  }

  /** Cuts the connection as a lost network would: nothing is heard from it any more. */
  public void cut() {
    WebSocket old;
    synchronized (this) {
      connection++;
      old = socket;
      socket = null;
    }
    if (old != null) old.close();
  }

  /** Reads nothing from now on. */
  public void stopReading() {
    socket.pause();
  }

  /** Reads again. */
  public void readOn() {
    socket.resume();
  }

  // ---- sending

  /** Sends a message. */
  public void send(JsonNode message) {
    sendBytes(Buffer.buffer("\0" + message));
  }

  /** Sends a frame as it is. */
  public void sendBytes(Buffer frame) {
    WebSocket to = socket;
    if (to != null && !to.isClosed()) to.writeBinaryMessage(frame);
  }

  /** Sends a text frame. */
  public void sendText(String text) {
    socket.writeTextMessage(text);
  }

  /** Sends an op and gives its n. */
  public long op(ObjectNode op) {
    return ops(List.of(op), false);
  }

  /** An op from JSON. */
  public long op(String json) {
    try {
      return op((ObjectNode) JSON.readTree(json));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends ops in one message and gives the n of the last. */
  public long ops(List<? extends JsonNode> ops, boolean together) {
    List<ObjectNode> entries = new ArrayList<>();
    synchronized (this) {
      for (JsonNode op : ops) {
        ObjectNode entry = JSON.createObjectNode().put("n", next);
        entry.set("op", op);
        pending.put(next++, entry);
        entries.add(entry);
      }
    }
    sendOps(entries, together);
    return next - 1;
  }

  private void sendOps(List<ObjectNode> entries, boolean together) {
    ObjectNode message = JSON.createObjectNode().put("t", "ops");
    ArrayNode list = message.putArray("list");
    entries.forEach(list::add);
    if (together) message.put("together", true);
    send(message);
  }

  // ---- looking

  /** Waits for the outcome of an op: {@code committed} or a refusal code. */
  public String outcomeOf(long n) {
    await("the outcome of " + n, () -> outcomes.containsKey(n));
    return outcomes.get(n);
  }

  /** Waits until all its ops have an outcome. */
  public void settle() {
    await("an outcome for each op", pending::isEmpty);
  }

  /** The outcome of each op so far. */
  public synchronized Map<Long, String> outcomes() {
    return Map.copyOf(outcomes);
  }

  /** How many ops have no outcome. */
  public synchronized int unanswered() {
    return pending.size();
  }

  /** Waits until its board is at a version or beyond. */
  public void reach(long version) {
    await("version " + version, () -> board.version() >= version);
  }

  /** The version its board is at. */
  public synchronized long version() {
    return board.version();
  }

  /** The board it shows. Look at it only while nothing arrives. */
  public BoardCopy board() {
    return board;
  }

  /** Looks at the board while nothing changes it. */
  public synchronized <T> T look(Function<BoardCopy, T> at) {
    return at.apply(board);
  }

  /** Messages of a type so far. */
  public synchronized List<JsonNode> all(String type) {
    return messages.stream()
        .filter(message -> message.get("t").textValue().equals(type))
        .toList();
  }

  /** How many messages of a type came. */
  public synchronized int count(String type) {
    return all(type).size();
  }

  /** All messages so far, of whatever type, as text. */
  public synchronized String heard() {
    return messages.toString();
  }

  /** Forgets the messages so far; the board stays. */
  public synchronized void clear() {
    messages.clear();
  }

  /** Waits for the n-th message of a type and gives it. */
  public JsonNode message(String type, int number) {
    await(number + " " + type, () -> count(type) >= number);
    return all(type).get(number - 1);
  }

  /** Waits for the end of the connection and gives its code. */
  public int closed() {
    await("the end", () -> closeCode != 0);
    return closeCode;
  }

  /** Whether the connection was ended. */
  public synchronized boolean isClosed() {
    return closeCode != 0;
  }

  /** Why it was ended. */
  public synchronized String closeReason() {
    return closeReason;
  }

  /** Waits until something holds, at most 20 s. */
  public void await(String what, BooleanSupplier holds) {
    await(what, holds, SECONDS);
  }

  /** Waits until something holds. */
  public synchronized void await(String what, BooleanSupplier holds, long seconds) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    try {
      while (broken == null && !holds.getAsBoolean()) {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (left <= 0) {
          throw new AssertionError(
              "waited " + seconds + " s for " + what + "; at " + board.version() + ", pending "
                  + pending.keySet() + ", closed " + closeCode + " " + closeReason);
        }
        wait(left);
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    if (broken != null) throw broken;
  }

  private synchronized boolean holds(BooleanSupplier holds, long ms) {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(ms);
    try {
      while (!holds.getAsBoolean()) {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (left <= 0) return false;
        wait(left);
      }
      return true;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    cut();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
