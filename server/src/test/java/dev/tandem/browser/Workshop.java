package dev.tandem.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.tandem.testing.FaultProxy;
import dev.tandem.testing.TestRedis;
import dev.tandem.testing.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A server with a Redis of its own, a board, and people who join it through invite links in browsers of their own. */
final class Workshop implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final TestRedis redis = TestRedis.start();
  private final int port = TestRedis.freePort();
  private final Optional<FaultProxy> network;
  private TestServer server;
  private final String board;
  private final String client = UUID.randomUUID().toString().replace("-", "");
  private int n;
  private int ids;

  /** An empty board. */
  Workshop() {
    this("empty");
  }

  /** A board of a template. */
  Workshop(String template) {
    this(template, Optional.empty());
  }

  /** An empty board that people reach through this network. */
  Workshop(FaultProxy network) {
    this("empty", Optional.of(network));
  }

  private Workshop(String template, Optional<FaultProxy> network) {
    this.network = network;
    network.ifPresent(passes -> passes.to("http://127.0.0.1:" + port));
    server = serve();
    board = post("/api/boards", "{\"name\":\"Payments\",\"template\":\"" + template + "\"}")
        .path("board")
        .asText();
  }

  private TestServer serve() {
    return TestServer.start(
        redis.url(),
        "TANDEM_PORT",
        "" + port,
        "TANDEM_PUBLIC_URL",
        network.map(FaultProxy::url).orElse(""));
  }

  TestRedis redis() {
    return redis;
  }

  /** Ends the server as a crash would. */
  void killServer() {
    server.kill();
  }

  /** Brings it back at the same address. */
  void startServer() {
    server = serve();
  }

  String board() {
    return board;
  }

  String url(String path) {
    return server.url() + path;
  }

  /** A page of the board. */
  String view(String view) {
    return url("/b/" + board + "/" + view);
  }

  /** Somebody new on a large screen, on the backlog of the board. */
  Page joins(Browsers browsers, String name, String... hats) {
    return joins(browsers.newContext(1280, 800, ColorScheme.LIGHT), name, hats);
  }

  /** Somebody new in a browser of the test's, on the backlog of the board. */
  Page joins(BrowserContext context, String name, String... hats) {
    Page page = context.newPage();
    page.navigate(invite(hats));
    page.getByRole(AriaRole.TEXTBOX).fill(name);
    page.keyboard().press("Enter");
    page.waitForURL("**/b/" + board + "/**");
    page.navigate(view("backlog"));
    live(page);
    return page;
  }

  /** Waits until the page says that it is live. */
  static void live(Page page) {
    page.getByRole(AriaRole.STATUS)
        .filter(new Locator.FilterOptions().setHasText("live"))
        .first()
        .waitFor();
  }

  /** An invite link for these hats. */
  String invite(String... hats) {
    String list = "\"" + String.join("\",\"", hats) + "\"";
    return post("/api/boards/" + board + "/invites", "{\"hats\":[" + list + "]}")
        .path("url")
        .asText();
  }

  /** A wall link. */
  JsonNode wall(String layout) {
    return post("/api/boards/" + board + "/screens", "{\"layout\":\"" + layout + "\"}");
  }

  /** Lets the screen in that shows this code; its id. */
  String pair(String code) {
    return post(
            "/api/boards/" + board + "/screens",
            "{\"layout\":\"rotate\",\"code\":\"" + code + "\"}")
        .path("id")
        .asText();
  }

  /** Stories of these titles behind one another; their ids. */
  List<String> stories(String... titles) {
    List<String> made = new ArrayList<>();
    for (String title : titles) {
      String id = id();
      String after = made.isEmpty() ? "" : ",\"after\":\"" + made.get(made.size() - 1) + "\"";
      op("{\"type\":\"createStory\",\"id\":\"" + id + "\",\"title\":" + quoted(title) + after
          + "}");
      made.add(id);
    }
    return made;
  }

  /** A new id. */
  String id() {
    return String.format("01JZ%022d", ++ids);
  }

  /** A text as JSON. */
  static String quoted(String text) {
    return JSON.valueToTree(text).toString();
  }

  /** One op as the owner. */
  void op(String op) {
    JsonNode answer = post(
        "/api/boards/" + board + "/ops",
        "{\"client\":\"" + client + "\",\"list\":[{\"n\":" + ++n + ",\"op\":" + op + "}]}");
    if (!answer.path("list").path(0).path("state").asText().equals("committed")) {
      throw new AssertionError(answer.toString());
    }
  }

  /** The board as the server has it. */
  JsonNode entities() {
    return send(HttpRequest.newBuilder().GET(), "/api/boards/" + board).path("entities");
  }

  /** The one entity of a kind whose field has this value. */
  JsonNode entity(String kind, String field, String value) {
    for (JsonNode entity : entities()) {
      if (entity.path("kind").asText().equals(kind)
          && entity.path(field).asText().equals(value)) return entity;
    }
    throw new AssertionError("no " + kind + " with " + field + " " + value);
  }

  /** Takes something back. */
  void delete(String path) {
    send(HttpRequest.newBuilder().DELETE(), "/api/boards/" + board + path);
  }

  private JsonNode post(String path, String body) {
    return send(HttpRequest.newBuilder().POST(BodyPublishers.ofString(body)), path);
  }

  /** Imports a CSV as the owner. */
  void importCsv(String csv) {
    post("/api/boards/" + board + "/import?format=csv", csv);
  }

  private JsonNode send(HttpRequest.Builder request, String path) {
    try {
      var answer = http.send(
          request
              .uri(URI.create(server.url() + path))
              .header("Authorization", "Bearer " + TestServer.OWNER)
              .header("Content-Type", path.contains("/import") ? "text/csv" : "application/json")
              .build(),
          BodyHandlers.ofString());
      if (answer.statusCode() >= 300) throw new AssertionError(path + ": " + answer.body());
      return answer.body().isEmpty() ? JSON.nullNode() : JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.close();
    redis.close();
  }
}
