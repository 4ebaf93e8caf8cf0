package dev.tandem.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Invites, joining, leaving, and who may call what. */
class PeopleApiIT extends ApiCase {
  // ---- people

  @Test
  void anInviteServesManyWithItsHats() {
    String url = invite(JsonArray.of("po", "developer")).json().getString("url");
    assertThat(url).startsWith(server.url() + "/join#");

    Http.Answer one = join(anybody, url, "Una");
    Http.Answer two = join(anybody, url.substring(url.indexOf('#') + 1), "Duo");

    assertThat(one.json().getString("board")).isEqualTo(board);
    assertThat(one.json().getString("member")).isNotEqualTo(two.json().getString("member"));
    assertThat(owner.get(at("")).text())
        .contains("\"name\":\"Una\",\"hats\":[\"po\",\"developer\"]", "\"name\":\"Duo\"");
    Http una = anybody.as(one.json().getString("token"));
    assertThat(una.get(at("")).status()).isEqualTo(200);
    assertThat(una.get("/api/boards").list("boards")).hasSize(1);
    assertThat(una.get("/api/me").json().getString("name")).isEqualTo("Una");
  }

  @Test
  void whoIsSignedInJoinsAsThemselvesAndKeepsTheirHats() {
    Http developer = member("developer");
    String url = invite(JsonArray.of("po")).json().getString("url");

    Http.Answer joined = developer.post("/api/join", new JsonObject().put("invite", url));

    assertThat(joined.json().getString("member"))
        .isEqualTo(developer.get("/api/me").json().getString("member"));
    assertThat(developer.get("/api/boards").list("boards").getJsonObject(0).getJsonArray("hats"))
        .containsExactlyInAnyOrder("po", "developer");
  }

  @Test
  void whoWasRemovedIsAStrangerUntilTheyJoinAgain() {
    Http developer = member("developer");
    String id = developer.get("/api/me").json().getString("member");
    owner.post(
        at("/ops"),
        ops(newClient(), new JsonObject().put("type", "removeMember").put("id", id)));

    assertThat(developer.get(at("")).status()).isEqualTo(404);
    assertThat(developer.get("/api/boards").list("boards")).isEmpty();

    developer.post(
        "/api/join",
        new JsonObject()
            .put("invite", invite(JsonArray.of("stakeholder")).json().getString("url")));
    assertThat(developer.get("/api/boards").list("boards").getJsonObject(0).getJsonArray("hats"))
        .containsExactly("stakeholder");
  }

  @Test
  void anInviteEndsWhenItIsRevokedOrExpires() {
    Http.Answer made = invite(JsonArray.of("po"));
    String id = made.json().getString("id");
    assertThat(owner.get(at("/invites")).list("invites").getJsonObject(0).getString("id"))
        .isEqualTo(id);

    assertThat(owner.delete(at("/invites/" + id)).status()).isEqualTo(204);

    assertThat(owner.delete(at("/invites/" + id)).status()).isEqualTo(404);
    assertThat(join(anybody, made.json().getString("url"), "Late").status()).isEqualTo(404);
    assertThat(owner.get(at("/invites")).list("invites")).isEmpty();

    String brief = owner
        .post(at("/invites"), new JsonObject().put("hats", JsonArray.of("po")).put("expiresIn", 1))
        .json()
        .getString("url");
    long deadline = System.nanoTime() + 10_000_000_000L;
    int status = 200;
    while (status == 200 && System.nanoTime() < deadline)
      status = join(anybody, brief, "Brief").status();
    assertThat(status).isEqualTo(404);
  }

  @Test
  void leavingEndsTheSignIn() {
    Http developer = member("developer");

    Http.Answer left = developer.post("/api/leave", "");

    assertThat(left.status()).isEqualTo(204);
    assertThat(left.header("set-cookie")).startsWith("tandem=;").contains("Max-Age=0");
    assertThat(developer.get("/api/me").status()).isEqualTo(401);
  }

  @Test
  void theCookieIsOutOfReachOfScriptsAndForeignPages() {
    Http.Answer joined =
        join(anybody, invite(JsonArray.of("owner")).json().getString("url"), "Cookie");
    assertThat(joined.header("set-cookie"))
        .startsWith("tandem=" + joined.json().getString("token"))
        .contains("Path=/", "HttpOnly", "SameSite=Lax")
        .doesNotContain("Secure");
    Http page = anybody.with("cookie", "tandem=" + joined.json().getString("token"));

    assertThat(page.get("/api/me").status()).isEqualTo(200);
    assertThat(page.post(at("/tickets"), "").status()).isEqualTo(200);
    for (String ours : List.of(server.url(), "http://localhost:" + server.port())) {
      assertThat(page.with("origin", ours).post(at("/tickets"), "").status()).isEqualTo(200);
    }
    for (String foreign : List.of(
        "http://evil.example",
        "null",
        "http://127.0.0.1:1",
        "https://127.0.0.1:" + server.port())) {
      Http.Answer refused =
          page.with("origin", foreign).post(at("/ops"), ops(newClient(), lane("Evil")));
      assertThat(refused.status()).as(foreign).isEqualTo(403);
      assertThat(refused.code()).isEqualTo("NO_RIGHT");
    }
    assertThat(owner.get(at("")).text()).doesNotContain("Evil");
  }

  // ---- who may what

  static List<String> closedCalls() {
    return List.of(
        "GET /api/boards",
        "POST /api/boards",
        "GET /api/me",
        "POST /api/leave",
        "GET B",
        "POST B/ops",
        "GET B/changes?after=0",
        "POST B/import?format=csv",
        "GET B/export/json",
        "GET B/export/csv",
        "POST B/invites",
        "GET B/invites",
        "DELETE B/invites/" + UNKNOWN,
        "POST B/screens",
        "GET B/screens",
        "DELETE B/screens/" + UNKNOWN,
        "POST B/tickets");
  }

  @ParameterizedTest
  @MethodSource("closedCalls")
  void strangersAreNotLetIn(String call) {
    String path = call.substring(call.indexOf(' ') + 1).replace("B", "/api/boards/" + board);
    for (Http stranger :
        List.of(anybody, anybody.as("wrong"), anybody.as(""), anybody.with("cookie", "tandem=x"))) {
      Http.Answer answer = send(stranger, call, path);
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.code()).isEqualTo("SIGN_IN");
      assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
    }
  }

  @ParameterizedTest
  @MethodSource("closedCalls")
  void boardsOfOthersAreNotThere(String call) {
    if (!call.contains(" B")) return;
    String mine = board;
    makeBoard();
    Http other = member("owner");
    for (String unseen : List.of(mine, UNKNOWN, "nope", "..%2f..", "__proto__")) {
      Http.Answer answer = send(
          other, call, call.substring(call.indexOf(' ') + 1).replace("B", "/api/boards/" + unseen));
      // Before it is known whose board it is, a broken body may be said to be broken.
      assertThat(answer.status()).as(unseen).isIn(404, call.contains("/ops") ? 400 : 404);
    }
  }

  private static Http.Answer send(Http who, String call, String path) {
    return switch (call.substring(0, call.indexOf(' '))) {
      case "GET" -> who.get(path);
      case "DELETE" -> who.delete(path);
      default -> who.post(path, "{}");
    };
  }

  @ParameterizedTest
  @CsvSource({
    "po, /invites",
    "developer, /import?format=csv",
    "stakeholder, /screens",
    "po, /screens"
  })
  void callsNeedTheirRight(String hat, String path) {
    assertThat(member(hat).post(at(path), "{}").code()).isEqualTo("NO_RIGHT");
  }

  // ---- tickets, screens

  @Test
  void ticketsAreRated() {
    Http eager = member("developer");
    List<Integer> answers = new ArrayList<>();
    for (int i = 0; i < 31; i++) answers.add(eager.post(at("/tickets"), "").status());

    assertThat(answers.subList(0, 30)).containsOnly(200);
    Http.Answer tooMany = eager.post(at("/tickets"), "");
    assertThat(tooMany.status()).isEqualTo(429);
    assertThat(tooMany.code()).isEqualTo("RATE");
    assertThat(Integer.parseInt(tooMany.header("retry-after"))).isBetween(1, 60);
  }

  @Test
  void aScreenSeesItsBoardAndNothingElse() {
    Http.Answer made = owner.post(at("/screens"), new JsonObject().put("layout", "roadmap"));
    String url = made.json().getString("url");
    assertThat(url).startsWith(server.url() + "/wall#" + board + ".");
    Http screen = anybody.as(url.substring(url.lastIndexOf('.') + 1));
    String mine = board;

    assertThat(screen.get(at("")).status()).isEqualTo(200);
    assertThat(screen.post(at("/tickets"), "").status()).isEqualTo(200);
    assertThat(screen
            .post(at("/ops"), ops(newClient(), lane("x")))
            .list("list")
            .getJsonObject(0)
            .getString("code"))
        .isEqualTo("NO_RIGHT");
    assertThat(screen.post("/api/boards", new JsonObject().put("name", "x")).status())
        .isEqualTo(403);
    makeBoard();
    assertThat(screen.get(at("")).status()).isEqualTo(404);
    board = mine;
    assertThat(owner.get(at("/screens")).list("screens").getJsonObject(0).getString("layout"))
        .isEqualTo("roadmap");

    assertThat(owner.delete(at("/screens/" + made.json().getString("id"))).status())
        .isEqualTo(204);

    assertThat(screen.get(at("")).status()).isEqualTo(404);
    assertThat(screen.post(at("/tickets"), "").status()).isEqualTo(404);
    assertThat(owner.delete(at("/screens/" + made.json().getString("id"))).status())
        .isEqualTo(404);
  }
}
