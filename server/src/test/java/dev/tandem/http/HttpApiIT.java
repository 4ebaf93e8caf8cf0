package dev.tandem.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Boards, ops, changes and what every answer has. */
class HttpApiIT extends ApiCase {
  // ---- boards

  @Test
  void makesListsAndReadsBoards() {
    Http.Answer whole = owner.get(at(""));

    assertThat(whole.status()).isEqualTo(200);
    assertThat(whole.json().getLong("version")).isEqualTo(2);
    assertThat(whole.list("entities")).hasSize(2);
    assertThat(whole.header("cache-control")).isEqualTo("private, no-cache");
    JsonObject listed = owner.get("/api/boards").list("boards").stream()
        .map(JsonObject.class::cast)
        .filter(each -> each.getString("board").equals(board))
        .findFirst()
        .orElseThrow();
    assertThat(listed)
        .isEqualTo(new JsonObject()
            .put("board", board)
            .put("title", "Plan")
            .put("hats", JsonArray.of("owner"))
            .put("stories", 0)
            .put("version", 2));
  }

  @Test
  void saysWhenABoardIsAsItWas() {
    String etag = owner.get(at("")).header("etag");

    assertThat(owner.with("if-none-match", etag).get(at("")).status()).isEqualTo(304);
    owner.post(at("/ops"), ops(newClient(), lane("New")));
    assertThat(owner.with("if-none-match", etag).get(at("")).status()).isEqualTo(200);
  }

  @Test
  void packsBoardsForWhoTakesIt() throws java.io.IOException {
    owner.post(
        at("/ops"),
        ops(newClient(), lane("x".repeat(512)), lane("y".repeat(512)), lane("z".repeat(512))));

    Http.Answer packed = owner.with("accept-encoding", "gzip").get(at(""));

    assertThat(packed.header("content-encoding")).isEqualTo("gzip");
    var plain = new java.util.zip.GZIPInputStream(new java.io.ByteArrayInputStream(packed.bytes()))
        .readAllBytes();
    assertThat(new String(plain, StandardCharsets.UTF_8))
        .isEqualTo(owner.get(at("")).text());
    assertThat(owner.with("accept-encoding", "gzip;q=0").get(at("")).header("content-encoding"))
        .isEmpty();
  }

  @Test
  void onlyOperatorsMakeBoards() {
    assertThat(member("po")
            .post("/api/boards", new JsonObject().put("name", "Mine"))
            .code())
        .isEqualTo("NO_RIGHT");
    assertThat(anybody.post("/api/boards", new JsonObject().put("name", "Mine")).status())
        .isEqualTo(401);
  }

  @Test
  void demoBoardIsFull() {
    String demo = owner
        .post("/api/boards", new JsonObject().put("name", "Demo").put("template", "demo"))
        .json()
        .getString("board");

    assertThat(owner.get("/api/boards/" + demo).text().split("\"kind\":\"story\""))
        .hasSize(483);
  }

  // ---- ops and changes

  @Test
  void doesOpsOnceAndTellsEachOutcome() {
    String client = newClient();
    JsonObject body = ops(client, lane("One"), lane(" "), new JsonObject().put("type", "dance"));

    Http.Answer first = owner.post(at("/ops"), body);

    assertThat(first.status()).isEqualTo(200);
    assertThat(first.list("list").getJsonObject(0).getMap())
        .containsEntry("state", "committed")
        .containsEntry("version", 3);
    assertThat(first.list("list").getJsonObject(1).getMap())
        .containsEntry("code", "INVALID")
        .containsEntry("field", "title");
    assertThat(first.list("list").getJsonObject(2).getMap())
        .containsEntry("code", "INVALID")
        .containsEntry("field", "type");
    assertThat(first.json().getLong("version")).isEqualTo(3);
    Http.Answer again = owner.post(at("/ops"), body);
    assertThat(again.json().getLong("version")).isEqualTo(3);
    assertThat(again.list("list").stream().map(each -> ((JsonObject) each).getString("state")))
        .containsExactly("committed", "refused", "refused");
  }

  @Test
  void aClientBelongsToItsFirstMember() {
    String client = newClient();
    owner.post(at("/ops"), ops(client, lane("One")));

    assertThat(member("pm").post(at("/ops"), ops(client, lane("Two"))).code())
        .isEqualTo("NO_RIGHT");
  }

  @Test
  void doesOpsTogetherOrNot() {
    Http.Answer none =
        owner.post(at("/ops"), ops(newClient(), lane("One"), lane(" ")).put("together", true));

    assertThat(none.list("list").getJsonObject(0).getString("code")).isEqualTo("TOGETHER");
    assertThat(none.json().getLong("version")).isEqualTo(2);
  }

  @Test
  void givesTheChangesAfterAVersion() {
    owner.post(at("/ops"), ops(newClient(), lane("One"), lane("Two")));

    JsonObject changes = owner.get(at("/changes?after=3")).json();

    assertThat(changes.getString("t")).isEqualTo("changes");
    assertThat(changes.getLong("from")).isEqualTo(4);
    assertThat(changes.getLong("to")).isEqualTo(4);
    assertThat(changes.getJsonArray("list")).hasSize(1);
    assertThat(owner.get(at("/changes?after=99")).status()).isEqualTo(410);
  }

  // ---- health, page, description

  @Test
  void healthAndFiguresAreOpenAndNameNobody() {
    assertThat(anybody.get("/health/live").status()).isEqualTo(200);
    assertThat(anybody.get("/health/ready").status()).isEqualTo(200);
    owner.get(at(""));
    assertThat(anybody.get("/metrics").text())
        .contains(
            "http_server_requests_seconds_count",
            "route=\"/api/boards/:board\"",
            "tandem_sockets",
            "jvm_memory")
        .doesNotContain(board);
  }

  @Test
  void everyAnswerCarriesTheSecurityHeaders() {
    for (String path : List.of("/", "/b/x/backlog", "/api/me", "/api/nothing", "/health/live")) {
      Http.Answer answer = anybody.get(path);
      assertThat(answer.header("content-security-policy"))
          .contains(
              "default-src 'self'",
              "script-src 'self'",
              "frame-ancestors 'none'",
              "object-src 'none'",
              "base-uri 'none'",
              "ws://127.0.0.1:" + server.port())
          .doesNotContain("unsafe");
      assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
      assertThat(answer.header("referrer-policy")).isEqualTo("no-referrer");
    }
  }

  @Test
  void linksNameNoServerButThisOne() {
    assertThat(URI.create(invite(JsonArray.of("po")).json().getString("url")).getPort())
        .isEqualTo(server.port());
  }
}
