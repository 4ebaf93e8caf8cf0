package dev.tandem.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.testing.TestRedis;
import dev.tandem.testing.TestServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a screen gets in by the code it shows, what it may then do, and how it changes its token. */
class PairingIT {
  private static TestRedis redis;
  private static TestServer server;
  private static Http anybody;
  private static Http owner;

  private String board;

  @BeforeAll
  static void start() {
    redis = TestRedis.startOnPort();
    server = TestServer.start(redis.url(), "TANDEM_LIMIT_GUESSES", "1000");
    anybody = Http.at(server.url());
    owner = anybody.as(TestServer.OWNER);
  }

  @AfterAll
  static void stop() {
    server.close();
    redis.close();
  }

  @BeforeEach
  void makeBoard() {
    board = newBoard();
  }

  private static String newBoard() {
    return owner
        .post("/api/boards", new JsonObject().put("name", "Plan"))
        .json()
        .getString("board");
  }

  private String at(String path) {
    return "/api/boards/" + board + path;
  }

  private static JsonObject begin(Http screen) {
    Http.Answer begun = screen.post("/api/screens", "");
    assertThat(begun.status()).isEqualTo(200);
    return begun.json();
  }

  private Http.Answer type(Http who, String code) {
    return who.post(at("/screens"), new JsonObject().put("layout", "rotate").put("code", code));
  }

  /** A screen that is paired with the board. */
  private Http paired() {
    JsonObject begun = begin(anybody);
    assertThat(type(owner, begun.getString("code")).status()).isEqualTo(200);
    return anybody.as(anybody.get(begun.getString("poll")).json().getString("token"));
  }

  private long version() {
    return owner.get(at("")).json().getLong("version");
  }

  @Test
  void aScreenIsPairedByTheCodeItShows() {
    JsonObject begun = begin(anybody);
    String code = begun.getString("code");
    assertThat(code).matches("[34679CDFGHJKMNPQRTWXY]{6}");
    assertThat(begun.getInteger("seconds")).isEqualTo(300);
    Http.Answer waiting = anybody.get(begun.getString("poll"));
    assertThat(waiting.status()).isEqualTo(200);
    assertThat(waiting.json()).isEqualTo(new JsonObject());

    Http.Answer typed =
        type(owner, " " + code.substring(0, 3).toLowerCase() + " " + code.substring(3));

    assertThat(typed.status()).isEqualTo(200);
    assertThat(typed.json().fieldNames()).containsExactly("id");
    JsonObject paired = anybody.get(begun.getString("poll")).json();
    assertThat(paired.getString("board")).isEqualTo(board);
    Http screen = anybody.as(paired.getString("token"));
    assertThat(screen.get(at("")).status()).isEqualTo(200);
    assertThat(screen.post(at("/tickets"), "").status()).isEqualTo(200);
    // An answer that was lost on its way is given again.
    assertThat(anybody.get(begun.getString("poll")).json()).isEqualTo(paired);
    assertThat(screen.get("/api/me").json().getString("member"))
        .isEqualTo(typed.json().getString("id"));
  }

  @Test
  void anyNodeTakesTheCodeThatAnotherGave() {
    try (TestServer other = TestServer.start(redis.url())) {
      Http there = Http.at(other.url());
      JsonObject begun = begin(there);

      assertThat(type(owner, begun.getString("code")).status()).isEqualTo(200);

      String token = there.get(begun.getString("poll")).json().getString("token");
      assertThat(there.as(token).get(at("")).status()).isEqualTo(200);
    }
  }

  @Test
  void aCodeIsGoodOnce() {
    String code = begin(anybody).getString("code");
    assertThat(type(owner, code).status()).isEqualTo(200);
    long before = version();

    Http.Answer again = type(owner, code);

    assertThat(again.status()).isEqualTo(400);
    assertThat(again.field()).isEqualTo("code");
    assertThat(version()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "333333", "ABC", "3333333", "<b>333", "333 333 333 333"})
  void aWrongCodeIsRefusedByItsField(String code) {
    long before = version();

    Http.Answer refused = type(owner, code);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.code()).isEqualTo("INVALID");
    assertThat(refused.field()).isEqualTo("code");
    assertThat(version()).isEqualTo(before);
  }

  @Test
  void aCodeIsOverAfterFiveMinutes() {
    forget("tandem:code:*");
    forget("tandem:pairing:*");
    JsonObject begun = begin(anybody);
    assertThat(lasting("tandem:code:*")).isBetween(290_000L, 300_000L);
    assertThat(lasting("tandem:pairing:*")).isBetween(300_000L, 310_000L);

    forget("tandem:code:*");
    assertThat(type(owner, begun.getString("code")).status()).isEqualTo(400);
    assertThat(anybody.get(begun.getString("poll")).json()).isEqualTo(new JsonObject());
    forget("tandem:pairing:*");
    assertThat(anybody.get(begun.getString("poll")).status()).isEqualTo(404);
  }

  @Test
  void theStoreKnowsNeitherCodesNorSecretsNorTokens() {
    JsonObject begun = begin(anybody);
    String secret = begun.getString("poll").substring("/api/screens/".length());
    type(owner, begun.getString("code"));
    String token = anybody.get(begun.getString("poll")).json().getString("token");
    JsonObject renewed = anybody.as(token).post("/api/screens/token", "").json();

    String all = String.join(" ", keys("tandem:*")) + values();

    assertThat(all).contains("tandem:pairing:", "tandem:token:");
    assertThat(all)
        .doesNotContain(begun.getString("code"), secret, token, renewed.getString("token"));
  }

  @Test
  void guessingCodesAndAskingForThemIsRated() {
    try (TestServer strict = TestServer.start(redis.url(), "TANDEM_LIMIT_GUESSES", "3")) {
      Http there = Http.at(strict.url());
      Http guesser = there.as(TestServer.OWNER);
      String right = begin(there).getString("code");
      for (int i = 0; i < 3; i++) assertThat(type(guesser, "333333").status()).isEqualTo(400);

      Http.Answer tooMany = type(guesser, right);

      assertThat(tooMany.status()).isEqualTo(429);
      assertThat(tooMany.code()).isEqualTo("RATE");
      assertThat(there.post("/api/screens", "").status()).isEqualTo(200);
      assertThat(there.post("/api/screens", "").status()).isEqualTo(200);
      assertThat(there.post("/api/screens", "").status()).isEqualTo(429);
      // The code is still good: where nobody guessed.
      assertThat(type(owner, right).status()).isEqualTo(200);
    }
  }

  @Test
  void aCodeThatCouldNotBeUsedIsGoodAgain() {
    try (TestServer full =
        TestServer.start(redis.url(), "TANDEM_LIMIT_LANES", "1", "TANDEM_LIMIT_GUESSES", "50")) {
      Http there = Http.at(full.url()).as(TestServer.OWNER);
      assertThat(type(there, begin(there).getString("code")).status()).isEqualTo(200);
      String code = begin(there).getString("code");
      assertThat(type(there, code).status()).isEqualTo(413);

      assertThat(type(owner, code).status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"po", "developer", "stakeholder"})
  void onlyWhoHoldsTheRoadmapLetsAScreenIn(String hat) {
    String url = owner
        .post(at("/invites"), new JsonObject().put("hats", JsonArray.of(hat)))
        .json()
        .getString("url");
    Http member = anybody.as(anybody
        .post("/api/join", new JsonObject().put("invite", url).put("name", "Mo"))
        .json()
        .getString("token"));
    String code = begin(anybody).getString("code");

    assertThat(type(member, code).status()).isEqualTo(403);
    assertThat(type(anybody, code).status()).isEqualTo(401);
    // Whoever may not use the code has not used it up.
    assertThat(type(owner, code).status()).isEqualTo(200);
  }

  @Test
  void aScreenWritesNothingAndSeesNoOtherBoard() {
    Http screen = paired();
    String id = screen.get("/api/me").json().getString("member");
    long before = version();
    String mine = board;

    Stream.of(
            new JsonObject().put("type", "createLane").put("id", ulid(1)).put("title", "x"),
            new JsonObject().put("type", "setScreenTitle").put("id", id).put("title", "x"),
            new JsonObject().put("type", "renewScreen").put("id", id),
            new JsonObject().put("type", "removeScreen").put("id", id))
        .forEach(op -> assertThat(screen
                .post(
                    at("/ops"),
                    new JsonObject()
                        .put("client", "0".repeat(31) + "7")
                        .put("list", JsonArray.of(new JsonObject().put("n", 1).put("op", op))))
                .list("list")
                .getJsonObject(0)
                .getString("code"))
            .isEqualTo("NO_RIGHT"));
    for (String path : List.of("/screens", "/invites", "/tokens", "/idealinks", "/restore"))
      assertThat(screen.post(at(path), "{}").status()).as(path).isEqualTo(403);
    assertThat(screen.post(at("/import?format=csv"), "title\nx").status()).isEqualTo(403);
    assertThat(screen.delete(at("/screens/" + id)).status()).isEqualTo(403);
    assertThat(screen.post("/api/leave", "").status()).isEqualTo(403);
    assertThat(version()).isEqualTo(before);
    board = newBoard();
    for (String path : List.of("", "/changes?after=0", "/history", "/forecast", "/export/json"))
      assertThat(screen.get(at(path)).status()).as(path).isEqualTo(404);
    assertThat(screen.post(at("/tickets"), "").status()).isEqualTo(404);
    board = mine;
  }

  @Test
  void aRevokedScreenSeesNothingAnyMore() {
    Http screen = paired();
    String id = screen.get("/api/me").json().getString("member");

    assertThat(owner.delete(at("/screens/" + id)).status()).isEqualTo(204);

    assertThat(screen.get(at("")).status()).isEqualTo(404);
    assertThat(screen.post(at("/tickets"), "").status()).isEqualTo(404);
    assertThat(screen.post("/api/screens/token", "").status()).isEqualTo(403);
  }

  @Test
  void aRenewedTokenEndsTheOldOneWhenItIsFirstUsed() {
    Http old = paired();
    Http lost = anybody.as(renewed(old));
    Http fresh = anybody.as(renewed(old));
    assertThat(old.get(at("")).status()).isEqualTo(200);

    assertThat(fresh.get(at("")).status()).isEqualTo(200);

    assertThat(old.get(at("")).status()).isEqualTo(401);
    assertThat(fresh.get(at("")).status()).isEqualTo(200);
    assertThat(renewed(fresh)).isNotEmpty();
    // The one whose answer never arrived is forgotten in a day.
    assertThat(lost.get("/api/me").status()).isEqualTo(200);
  }

  private static String renewed(Http screen) {
    return screen.post("/api/screens/token", "").json().getString("token");
  }

  @Test
  void onlyAScreenRenewsItsToken() {
    String program = owner
        .post(at("/tokens"), new JsonObject().put("name", "Bot").put("hats", JsonArray.of("pm")))
        .json()
        .getString("token");

    assertThat(anybody.as(program).post("/api/screens/token", "").status()).isEqualTo(403);
    assertThat(owner.post("/api/screens/token", "").status()).isEqualTo(403);
    assertThat(anybody.post("/api/screens/token", "").status()).isEqualTo(401);
  }

  // ---- what the store holds

  private static String ulid(int n) {
    return "01HZ%022d".formatted(n);
  }

  private static List<String> keys(String pattern) {
    return redis
        .ask("KEYS " + pattern)
        .lines()
        .filter(line -> line.startsWith("tandem:"))
        .toList();
  }

  private static String values() {
    StringBuilder all = new StringBuilder();
    for (String kind : List.of("code", "pairing", "token"))
      for (String key : keys("tandem:" + kind + ":*")) all.append(redis.ask("GET " + key));
    return all.toString();
  }

  private static void forget(String pattern) {
    keys(pattern).forEach(key -> redis.ask("DEL " + key));
  }

  private static long lasting(String pattern) {
    List<String> keys = keys(pattern);
    assertThat(keys).hasSize(1);
    return Long.parseLong(redis.ask("PTTL " + keys.get(0)).substring(1));
  }
}
