package dev.tandem.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.testing.ServerProcess;
import dev.tandem.testing.TestClient;
import dev.tandem.testing.TestRedis;
import dev.tandem.testing.TestServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What opens a board stands in no log line, no export and no other answer, and nobody writes a log line of their own. */
class SecretsIT {
  private static final String LINES =
      "\r\n2026-01-01T00:00:00.000Z ERROR forged\u2028line\u0085two\n";
  private static final Pattern LINE =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}\\S* +[A-Z]+ .*");

  @Test
  void secretsAreInNoLogAndNoExportAndNobodyForgesALine() throws Exception {
    try (TestRedis redis = TestRedis.startOnPort();
        ServerProcess server = ServerProcess.of(redis.url())) {
      server.start().get(90, TimeUnit.SECONDS);
      Http anybody = Http.at(server.url());
      Http owner = anybody.as(TestServer.OWNER);
      String board = owner
          .post("/api/boards", new JsonObject().put("name", "Plan" + LINES))
          .json()
          .getString("board", "");
      if (board.isEmpty())
        board = owner
            .post("/api/boards", new JsonObject().put("name", "Plan"))
            .json()
            .getString("board");
      String at = "/api/boards/" + board;
      String invite = owner
          .post(at + "/invites", new JsonObject().put("hats", JsonArray.of("owner")))
          .json()
          .getString("url");
      String member = anybody
          .post("/api/join", new JsonObject().put("invite", invite).put("name", "Ana"))
          .json()
          .getString("token");
      String api = owner
          .post(at + "/tokens", new JsonObject().put("name", "CI").put("hats", JsonArray.of("po")))
          .json()
          .getString("token");
      String wall = owner
          .post(at + "/screens", new JsonObject().put("layout", "roadmap"))
          .json()
          .getString("url");
      String ticket = anybody.as(member).post(at + "/tickets", "").json().getString("ticket");
      List<String> secrets = new ArrayList<>(List.of(
          TestServer.OWNER,
          afterHash(invite),
          member,
          api,
          wall.substring(wall.lastIndexOf('.') + 1),
          ticket));
      assertThat(secrets).allMatch(secret -> secret.length() >= 16);

      trouble(server, redis, anybody, board, secrets);

      for (String format : List.of("json", "csv", "markdown", "ics", "sprints")) {
        Http.Answer export = owner.get(at + "/export/" + format);
        if (export.status() == 200) noneOf(secrets, export.text(), format);
      }
      noneOf(secrets, owner.get(at).text(), "the board");
      noneOf(secrets, owner.get(at + "/changes?after=0").text(), "the changes");
      noneOf(secrets, owner.get(at + "/invites").text(), "the invites");
      noneOf(secrets, owner.get(at + "/screens").text(), "the screens");
      noneOf(secrets, anybody.get("/metrics").text(), "the figures");
      String log = server.log();
      noneOf(secrets, log, "the log");
      assertThat(log).isNotBlank();
      assertThat(log.lines())
          .allMatch(line -> LINE.matcher(line).matches(), "one event is one line");
      assertThat(log.lines().filter(line -> line.startsWith("2026-01-01T00:00:00.000Z")))
          .isEmpty();
    }
  }

  /** Whatever makes a server write a line, with secrets and line breaks where people can put them. */
  private static void trouble(
      ServerProcess server, TestRedis redis, Http anybody, String board, List<String> secrets) {
    String at = "/api/boards/" + board;
    for (String secret : secrets) {
      Http who = anybody.as(secret);
      who.get("/api/" + secret + "%0d%0aforged%20line");
      who.get("/api/boards/" + secret);
      who.get("/w/" + secret);
      who.post("/api/join", new JsonObject().put("invite", secret + LINES).put("name", LINES));
      who.post(at + "/import?format=csv", "no,such,column\n" + secret + LINES);
      who.post(at + "/import?format=json", "{" + secret);
      who.post(at + "/ops", "{\"client\":\"" + secret + "\"}");
      anybody.with("cookie", "tandem=" + secret).get(at + "/changes?after=" + secret);
      anybody
          .with("user-agent", "x" + secret)
          .with("referer", "http://x/#" + secret)
          .get("/api/me");
    }
    try (TestClient page = new TestClient(TestServer.OWNER, board).connect(server.url())) {
      page.op("{\"type\":\"createLane\",\"id\":\"01J%023d\",\"title\":\"%s\"}"
          .formatted(1, "one\\r\\n2026-01-01T00:00:00.000Z ERROR forged"));
      page.op("{\"type\":\"" + "x\\r\\nforged" + "\"}");
      page.settle();
      // A store that is away is what a server has to say most about.
      redis.stop();
      page.op("{\"type\":\"createLane\",\"id\":\"01J%023d\",\"title\":\"Later\"}".formatted(2));
      page.message("busy", 1);
      anybody.as(secrets.get(2)).post(at + "/tickets", "");
      redis.startAgain();
      page.reachOrResend();
      page.settle();
    }
  }

  private static String afterHash(String link) {
    return link.substring(link.indexOf('#') + 1);
  }

  private static void noneOf(List<String> secrets, String text, String where) {
    for (String secret : secrets)
      assertThat(text.contains(secret)).as("a secret in " + where).isFalse();
  }
}
