package dev.tandem.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.testing.TestRedis;
import dev.tandem.testing.TestServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

/** A server from its start to its end. */
class ServerIT {
  private static final String CLIENT = "0123456789abcdef0123456789abcdef";
  private static final String LANE = "01HZ0000000000000000000001";

  @Test
  void keepsBoardsAndSignInsOverACrashAndAStop() {
    try (TestRedis redis = TestRedis.start()) {
      String board;
      JsonObject op =
          new JsonObject().put("type", "createLane").put("id", LANE).put("title", "Ours");
      try (TestServer server = TestServer.start(redis.url())) {
        Http owner = Http.at(server.url()).as(TestServer.OWNER);
        board = owner
            .post("/api/boards", new JsonObject().put("name", "Plan"))
            .json()
            .getString("board");
        assertThat(owner
                .post("/api/boards/" + board + "/ops", ops(op))
                .list("list")
                .getJsonObject(0)
                .getString("state"))
            .isEqualTo("committed");
        server.kill();
      }
      try (TestServer server = TestServer.start(redis.url())) {
        Http owner = Http.at(server.url()).as(TestServer.OWNER);
        assertThat(owner.get("/api/boards/" + board).text()).contains("\"Ours\"");
        Http.Answer again = owner.post("/api/boards/" + board + "/ops", ops(op));
        assertThat(again.list("list").getJsonObject(0).getString("state")).isEqualTo("committed");
        assertThat(again.json().getLong("version")).isEqualTo(3);
      }
    }
  }

  @Test
  void ownerLinkOfAStartWorksOnce() {
    try (TestRedis redis = TestRedis.start();
        TestServer server = TestServer.start(redis.url(), "TANDEM_OWNER_TOKEN", "")) {
      Http anybody = Http.at(server.url());
      String link = server.ownerLink().orElseThrow();
      assertThat(link).startsWith(server.url() + "/join#");

      assertThat(anybody.post("/api/join", new JsonObject().put("invite", link)).field())
          .isEqualTo("name");
      Http.Answer joined =
          anybody.post("/api/join", new JsonObject().put("invite", link).put("name", "Ada"));
      Http owner = anybody.as(joined.json().getString("token"));

      assertThat(owner.get("/api/me").json())
          .isEqualTo(new JsonObject()
              .put("member", joined.json().getString("member"))
              .put("name", "Ada")
              .put("operator", true));
      assertThat(owner.post("/api/boards", new JsonObject().put("name", "Mine")).status())
          .isEqualTo(201);
      assertThat(anybody
              .post("/api/join", new JsonObject().put("invite", link).put("name", "Eve"))
              .status())
          .isEqualTo(404);
    }
  }

  @Test
  void behindAProxyLinksAndCookiesAreOfThePublicAddress() {
    try (TestRedis redis = TestRedis.start();
        TestServer server = TestServer.start(
            redis.url(),
            "TANDEM_PUBLIC_URL",
            "https://plan.example.org",
            "TANDEM_TRUST_PROXY",
            "on",
            "TANDEM_LIMIT_GUESSES",
            "2",
            "TANDEM_MEMBERS_MAKE_BOARDS",
            "on")) {
      Http anybody = Http.at("http://127.0.0.1:" + server.port());
      Http owner = anybody.as(TestServer.OWNER);
      String board =
          owner.post("/api/boards", new JsonObject().put("name", "Plan")).json().getString("board");
      String link = owner
          .post(
              "/api/boards/" + board + "/invites", new JsonObject().put("hats", JsonArray.of("po")))
          .json()
          .getString("url");
      assertThat(link).startsWith("https://plan.example.org/join#");

      JsonObject wrong = new JsonObject().put("invite", "wrong").put("name", "Eve");
      JsonObject right = new JsonObject().put("invite", link).put("name", "Ada");
      Http guesser = anybody.with("x-forwarded-for", "10.0.0.1, 10.9.9.9");
      assertThat(guesser.post("/api/join", wrong).status()).isEqualTo(404);
      assertThat(guesser.post("/api/join", wrong).status()).isEqualTo(404);
      assertThat(guesser.post("/api/join", right).code()).isEqualTo("RATE");

      Http page =
          anybody.with("x-forwarded-for", "10.0.0.2").with("origin", "https://plan.example.org");
      Http.Answer joined = page.post("/api/join", right);
      assertThat(joined.header("set-cookie")).endsWith("; Secure");
      Http member = anybody.as(joined.json().getString("token"));
      assertThat(
              member.post("/api/boards", new JsonObject().put("name", "Mine")).status())
          .isEqualTo(201);
    }
  }

  @Test
  void saysThatItIsBusyWhileRedisIsAway() {
    try (TestRedis redis = TestRedis.start();
        TestServer server = TestServer.start(redis.url())) {
      Http owner = Http.at(server.url()).as(TestServer.OWNER);
      String board =
          owner.post("/api/boards", new JsonObject().put("name", "Plan")).json().getString("board");
      JsonObject op =
          new JsonObject().put("type", "createLane").put("id", LANE).put("title", "Ours");
      redis.stop();

      Http.Answer away = owner.post("/api/boards/" + board + "/ops", ops(op));
      assertThat(away.status()).isEqualTo(503);
      assertThat(away.code()).isEqualTo("BUSY");
      assertThat(away.header("retry-after")).isEqualTo("1");
      assertThat(owner.get("/health/ready").status()).isEqualTo(503);
      assertThat(owner.get("/health/live").status()).isEqualTo(200);

      redis.startAgain();
      Http.Answer back = away;
      long deadline = System.nanoTime() + 20_000_000_000L;
      while (back.status() == 503 && System.nanoTime() < deadline)
        back = owner.post("/api/boards/" + board + "/ops", ops(op));
      assertThat(back.list("list").getJsonObject(0).getString("state")).isEqualTo("committed");
      assertThat(back.json().getLong("version")).isEqualTo(3);
    }
  }

  private static JsonObject ops(JsonObject op) {
    return new JsonObject()
        .put("client", CLIENT)
        .put("list", new JsonArray().add(new JsonObject().put("n", 1).put("op", op)));
  }
}
