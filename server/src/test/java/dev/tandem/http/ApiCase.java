package dev.tandem.http;

import dev.tandem.testing.TestRedis;
import dev.tandem.testing.TestServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** A server with a Redis of its own, a new board for each test, and the calls that most tests of the API make. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ApiCase {
  static final String UNKNOWN = "01HZ0000000000000000000000";
  private static final AtomicInteger IDS = new AtomicInteger();

  TestRedis redis;
  TestServer server;
  Http anybody;
  Http owner;
  String board;

  /** Settings of the server as name, value, name, value. */
  String[] settings() {
    return new String[] {"TANDEM_LIMIT_GUESSES", "1000", "TANDEM_LIMIT_TICKETS", "30"};
  }

  @BeforeAll
  void start() {
    redis = TestRedis.start();
    server = TestServer.start(redis.url(), settings());
    anybody = Http.at(server.url());
    owner = anybody.as(TestServer.OWNER);
  }

  @AfterAll
  void stop() {
    server.close();
    redis.close();
  }

  @BeforeEach
  void makeBoard() {
    board =
        owner.post("/api/boards", new JsonObject().put("name", "Plan")).json().getString("board");
  }

  String at(String path) {
    return "/api/boards/" + board + path;
  }

  static String newId() {
    return "01HZ%022d".formatted(IDS.incrementAndGet());
  }

  static String newClient() {
    return "%032x".formatted(IDS.incrementAndGet());
  }

  static JsonObject ops(String client, JsonObject... ops) {
    JsonArray list = new JsonArray();
    for (JsonObject op : ops)
      list.add(new JsonObject().put("n", list.size() + 1).put("op", op));
    return new JsonObject().put("client", client).put("list", list);
  }

  static JsonObject lane(String title) {
    return new JsonObject().put("type", "createLane").put("id", newId()).put("title", title);
  }

  Http.Answer invite(JsonArray hats) {
    return owner.post(at("/invites"), new JsonObject().put("hats", hats));
  }

  Http.Answer join(Http who, String invite, String name) {
    return who.post("/api/join", new JsonObject().put("invite", invite).put("name", name));
  }

  Http member(String hat) {
    String url = invite(JsonArray.of(hat)).json().getString("url");
    return anybody.as(join(anybody, url, "Mo " + hat).json().getString("token"));
  }
}
