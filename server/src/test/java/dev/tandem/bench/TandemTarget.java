package dev.tandem.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.testing.TestApi;
import dev.tandem.testing.TestRedis;
import dev.tandem.testing.TestServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** Tandem as people start it: the jar with the Redis it carries, which fsyncs every commit. Rates are off. */
final class TandemTarget implements Target {
  private static final String JAR = System.getProperty("tandem.jar");
  private static final byte[] MARK = "\"title\":\"~E".getBytes(StandardCharsets.US_ASCII);

  private final int port = TestRedis.freePort();
  private final String url = "http://127.0.0.1:" + port;
  private final Path data = Files.createTempDirectory("tandem-bench");
  private final TestApi api = new TestApi();
  private final Program program;
  private String board = "";
  private int stories;

  TandemTarget() throws IOException {
    this(true);
  }

  /** @param pinned whether server and Redis share one CPU */
  TandemTarget(boolean pinned) throws IOException {
    List<String> command = Program.java(1024, "-jar", JAR);
    Map<String, String> environment = new HashMap<>(Map.of(
        "TANDEM_PORT",
        "" + port,
        "TANDEM_DATA",
        data.toString(),
        "TANDEM_OWNER_TOKEN",
        TestServer.OWNER,
        "TANDEM_RATE_LIMITS",
        "off"));
    program = pinned
        ? Program.start(command, environment, "ready at")
        : Program.startFree(List.of("java", "-jar", JAR), environment, "ready at");
  }

  Program program() {
    return program;
  }

  int port() {
    return port;
  }

  /** Makes a board with this many stories; sockets join it from now on. */
  TandemTarget board(int count) {
    board = api.makeBoard(url);
    stories = count;
    StringBuilder list = new StringBuilder();
    String client = String.format(Locale.ROOT, "%032x", count);
    for (int i = 0; i < count; i++) {
      list.append(list.isEmpty() ? "" : ",")
          .append("{\"n\":")
          .append(i + 1)
          .append(",\"op\":{\"type\":\"createStory\",\"id\":\"")
          .append(story(i))
          .append("\",\"title\":\"Story ")
          .append(i)
          .append(": what people would like to do, and why\"")
          .append(i == 0 ? "" : ",\"after\":\"" + story(i - 1) + "\"")
          .append("}}");
      if (i % 100 < 99 && i < count - 1) continue;
      api.post(
          url,
          TestServer.OWNER,
          "/api/boards/" + board + "/ops",
          "{\"client\":\"" + client + "\",\"list\":[" + list + "]}");
      list.setLength(0);
    }
    return this;
  }

  static String story(int index) {
    return String.format(Locale.ROOT, "01J%023d", index);
  }

  String ticket() {
    return api.ticket(url, TestServer.OWNER, board);
  }

  /** The whole board by the API: epoch, version, tag, entities. */
  JsonNode whole() {
    return api.board(url, board);
  }

  @Override
  public double cpuUs() throws IOException {
    return program.cpuUs();
  }

  @Override
  public double compilerUs() throws IOException {
    return program.compilerUs();
  }

  @Override
  public double storeCpuUs() throws IOException {
    String pid = Files.readString(data.resolve("redis.pid")).strip();
    return Double.parseDouble(
            Files.readString(Path.of("/proc", pid, "schedstat")).split(" ")[0])
        / 1e3;
  }

  @Override
  public BoardSeat join(Load load, int index) throws IOException {
    return join(load, index, ticket(), "");
  }

  /**
   * Opens a socket and says hello.
   *
   * @param have the member {@code have} of the hello, empty: none
   */
  BoardSeat join(Load load, int index, String ticket, String have) throws IOException {
    LoadSocket socket =
        load.add(LoadSocket.open(port, "/api/boards/" + board + "/live", "tandem.v1"));
    String client = String.format(Locale.ROOT, "%016x%016x", System.nanoTime(), index);
    socket.send(TandemTarget.message(
        "{\"t\":\"hello\",\"v\":1,\"build\":\"bench\",\"client\":\"" + client + "\",\"ticket\":\""
            + ticket + "\"" + (have.isEmpty() ? "" : ",\"have\":" + have) + "}"));
    return new BoardSeat(socket, stories);
  }

  static byte[] message(String json) {
    return ("\0" + json).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    program.close();
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
    }
  }

  /** A client that speaks just enough of {@code tandem.v1}. */
  static final class BoardSeat extends Seat {
    private final int stories;
    private long n;
    int snapshots;
    long snapshotVersion = -1;
    long version;
    int lastLength;
    byte[] lastChanges;
    Runnable onSnapshot = () -> {};
    byte[] snapshot;

    BoardSeat(LoadSocket socket, int stories) {
      super(socket);
      this.stories = stories;
    }

    @Override
    void edit(int number) {
      n++;
      socket.send(TandemTarget.message("{\"t\":\"ops\",\"list\":[{\"n\":" + n
          + ",\"op\":{\"type\":\"setStoryTitle\",\"id\":\""
          + story((int) (number * 7919L % stories)) + "\",\"title\":\"~E"
          + String.format(Locale.ROOT, "%08d", number) + "\"}}]}"));
    }

    @Override
    void message(LoadSocket from, byte[] peek, int length, byte[] body) {
      if (peek[0] == 1) {
        // Later ones are presence of many.
        if (live) return;
        byte[] text = body == null ? new byte[0] : inflated(body);
        if (text.length > 7 && text[7] == 'c') {
          changes(text, text.length, null);
          return;
        }
        snapshots++;
        snapshot = body;
        onSnapshot.run();
        return;
      }
      // {"t":"x...
      switch (peek[7]) {
        case 'c' -> changes(peek, length, body);
        case 's' -> snapshots++;
        case 'l' -> live = true;
        case 'b' -> socket.send(TandemTarget.message("{\"t\":\"beat\",\"version\":0}"));
        default -> {}
      }
    }

    /** What a deflated message says, after a byte for its kind. */
    private static byte[] inflated(byte[] message) {
      Inflater raw = new Inflater(true);
      try (InflaterInputStream in =
          new InflaterInputStream(new ByteArrayInputStream(message, 1, message.length - 1), raw)) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(0);
        in.transferTo(out);
        return out.toByteArray();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } finally {
        raw.end();
      }
    }

    private void changes(byte[] peek, int length, byte[] body) {
      String start =
          new String(peek, 1, Math.min(length, LoadSocket.PEEK) - 1, StandardCharsets.US_ASCII);
      int from = start.indexOf("\"from\":") + 7;
      int to = start.indexOf("\"to\":") + 5;
      long first = Long.parseLong(start.substring(from, start.indexOf(',', from)));
      version = Long.parseLong(start.substring(to, start.indexOf(',', to)));
      lastLength = length;
      if (body != null) {
        lastChanges = body;
        places(first, body);
      }
      told(first, version);
    }

    private void places(long first, byte[] body) {
      long at = first;
      for (int i = 0; i <= body.length - MARK.length - 8; i++) {
        if (body[i] != MARK[0]
            || !java.util.Arrays.equals(body, i, i + MARK.length, MARK, 0, MARK.length)) continue;
        int number = 0;
        for (int k = 0; k < 8; k++) number = 10 * number + body[i + MARK.length + k] - '0';
        place(at++, number);
        i += MARK.length;
      }
      if (at != version + 1)
        throw new IllegalStateException("found " + (at - first) + " edits up to " + version);
    }
  }
}
