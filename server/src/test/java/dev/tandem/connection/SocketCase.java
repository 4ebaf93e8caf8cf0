package dev.tandem.connection;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.testing.TestApi;
import dev.tandem.testing.TestClient;
import dev.tandem.testing.TestRedis;
import dev.tandem.testing.TestServer;
import io.vertx.core.buffer.Buffer;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** A server over a real port with a Redis of its own, a new board for each test, and pages that leave when it is over. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SocketCase {
  static final ObjectMapper JSON = new ObjectMapper();
  static final TestApi API = new TestApi();
  final List<TestClient> clients = new ArrayList<>();
  private TestRedis redis;
  private TestServer server;
  private int made;
  String url;
  String board;

  @BeforeAll
  void start() {
    redis = TestRedis.start();
    server = TestServer.start(redis.url(), "TANDEM_LIMIT_TICKETS", "10000");
    url = server.url();
  }

  @AfterAll
  void stop() {
    server.close();
    redis.close();
  }

  @BeforeEach
  void makeBoard() {
    board = API.makeBoard(url);
  }

  @AfterEach
  void leave() {
    clients.forEach(TestClient::close);
    clients.clear();
  }

  TestClient owner() {
    return client(TestServer.OWNER, board);
  }

  TestClient client(String token, String at) {
    TestClient client = new TestClient(token, at);
    clients.add(client);
    return client;
  }

  TestClient client(String token, String at, String id) {
    TestClient client = new TestClient(token, at, id);
    clients.add(client);
    return client;
  }

  String id() {
    return "01J%023d".formatted(++made);
  }

  String lane(String title) {
    return "{\"type\":\"createLane\",\"id\":\"" + id() + "\",\"title\":\"" + title + "\"}";
  }

  static ObjectNode json(String text) {
    try {
      return (ObjectNode) JSON.readTree(text);
    } catch (java.io.IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Hex bytes, or a hex kind byte, a space and text. */
  static Buffer bytes(String frame) {
    int space = frame.indexOf(' ');
    String hex = space < 0 ? frame : frame.substring(0, space);
    Buffer bytes = Buffer.buffer(java.util.HexFormat.of().parseHex(hex));
    return space < 0
        ? bytes
        : bytes.appendBytes(frame.substring(space + 1).getBytes(StandardCharsets.UTF_8));
  }
}
