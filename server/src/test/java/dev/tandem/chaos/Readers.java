package dev.tandem.chaos;

import dev.tandem.testing.Inflating;
import dev.tandem.testing.TestApi;
import dev.tandem.testing.TestLoop;
import dev.tandem.testing.TestServer;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Pages that only look on, as many as it takes; they measure how late each edit comes and hardly parse. */
final class Readers implements AutoCloseable {
  /** Characters of the text that the writer writes. */
  static final int TEXT = 14_000;
  /** Characters of a stamp. */
  static final int STAMP = 22;

  private static final Pattern CHANGES_TO =
      Pattern.compile("\"t\":\"changes\",\"from\":\\d+,\"to\":(\\d+)");
  /** Bytes at the beginning of a frame that say what it is. */
  private static final int HEAD = 100;

  private static final byte[] MARK = "@@".getBytes(StandardCharsets.US_ASCII);
  /** Ms between two frames for one that reads slowly: frames of 14 KB, 1 KB/s. */
  private static final long TRICKLE_MS = 14_000;

  private final TestApi api = new TestApi();
  private final TestLoop loop = new TestLoop();
  private final WebSocketClient sockets = loop.vertx()
      .createWebSocketClient(new WebSocketClientOptions()
          .setMaxConnections(5_000)
          .setReceiveBufferSize(16 << 10)
          .setMaxFrameSize(16 << 20)
          .setMaxMessageSize(64 << 20));
  private final URI server;
  private final String board;

  Readers(String url, String board) {
    server = URI.create(url);
    this.board = board;
  }

  /** The moment a text was written, to stand at its beginning: {@value #STAMP} characters. */
  static String stamp() {
    return "@@%020d".formatted(System.nanoTime());
  }

  /** Opens so many, caught up. */
  List<Reader> open(int count) {
    List<Reader> readers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Reader reader = new Reader();
      String ticket = api.ticket(server.toString(), TestServer.OWNER, board);
      loop.get(() -> sockets
          .connect(new WebSocketConnectOptions()
              .setHost(server.getHost())
              .setPort(server.getPort())
              .setURI("/api/boards/" + board + "/live")
              .addSubProtocol("tandem.v1"))
          .onSuccess(socket -> reader.begin(socket, ticket)));
      readers.add(reader);
    }
    readers.forEach(reader -> TestLoop.await(reader.live));
    return readers;
  }

  /** The 99th percentile of how late edits came to these since they were asked last, in us. */
  long takeP99(List<Reader> of) {
    return loop.get(() -> {
      List<Long> all = new ArrayList<>();
      for (Reader reader : of) {
        all.addAll(reader.lateUs);
        reader.lateUs.clear();
      }
      all.sort(null);
      return Future.succeededFuture(all.isEmpty() ? 0 : all.get(all.size() * 99 / 100));
    });
  }

  /** Waits until all of these have read a version. */
  void reach(List<Reader> of, long version) {
    loop.get(() -> Future.all(of.stream().map(reader -> reader.reach(version)).toList()));
  }

  @Override
  public void close() {
    loop.close();
  }

  /** The version that changes lead to, or 0 for any other message. */
  private static long versionOf(Buffer frame) {
    if (frame.getByte(0) == 1) frame = Buffer.buffer("\0" + Inflating.json(frame));
    String head = frame.getString(0, Math.min(frame.length(), HEAD));
    Matcher to = CHANGES_TO.matcher(head);
    return to.find() ? Long.parseLong(to.group(1)) : 0;
  }

  /** One page. */
  final class Reader {
    private final CompletableFuture<Void> live = new CompletableFuture<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final List<Long> lateUs = new ArrayList<>();
    private WebSocket socket;
    private long version;
    private long wanted;
    private Promise<Void> reached = Promise.promise();

    private Future<Void> reach(long target) {
      wanted = target;
      reached = Promise.promise();
      if (version >= wanted) reached.complete();
      return reached.future();
    }

    private void begin(WebSocket opened, String ticket) {
      socket = opened;
      opened.binaryMessageHandler(this::heard);
      opened.closeHandler(gone -> closed.complete(
          opened.closeStatusCode() == null ? 1006 : (int) opened.closeStatusCode()));
      opened.exceptionHandler(why -> {});
      opened.writeBinaryMessage(
          Buffer.buffer("\0{\"t\":\"hello\",\"v\":1,\"build\":\"slow\",\"client\":\""
              + UUID.randomUUID().toString().replace("-", "") + "\",\"ticket\":\"" + ticket
              + "\"}"));
    }

    private void heard(Buffer frame) {
      long now = System.nanoTime();
      if (!live.isDone() && frame.length() > 12 && frame.getString(1, 12).equals("{\"t\":\"live\""))
        live.complete(null);
      version = Math.max(version, versionOf(frame));
      if (version >= wanted) reached.tryComplete();
      // It stands in the first few hundred bytes, or not at all, and never in what is deflated.
      int most = frame.getByte(0) == 0 ? Math.min(frame.length() - STAMP, 2_000) : 0;
      for (int at = 1; at < most; at++) {
        if (frame.getByte(at) != MARK[0] || frame.getByte(at + 1) != MARK[1]) continue;
        lateUs.add((now - Long.parseLong(frame.getString(at + 2, at + STAMP))) / 1_000);
        return;
      }
    }

    /** From now on it reads about 1 KB/s, or nothing. */
    void slowDown(boolean nothing) {
      loop.run(() -> {
        socket.pause();
        if (!nothing) loop.vertx().setPeriodic(TRICKLE_MS, timer -> socket.fetch(1));
      });
    }

    void readOn() {
      loop.run(() -> socket.resume());
    }

    /** The code it was closed with. */
    int closed() {
      return TestLoop.await(closed);
    }
  }
}
