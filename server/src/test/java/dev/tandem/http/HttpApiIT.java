package dev.tandem.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.testing.TestRedis;
import dev.tandem.testing.TestServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every call of the API, good and bad, against a server with a Redis of its own. */
class HttpApiIT {
  private static final String UNKNOWN = "01HZ0000000000000000000000";
  private static final AtomicInteger IDS = new AtomicInteger();

  private static TestRedis redis;
  private static TestServer server;
  private static Http anybody;
  private static Http owner;

  private String board;

  @BeforeAll
  static void start() {
    redis = TestRedis.start();
    server =
        TestServer.start(redis.url(), "TANDEM_LIMIT_GUESSES", "1000", "TANDEM_LIMIT_TICKETS", "30");
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
    board =
        owner.post("/api/boards", new JsonObject().put("name", "Plan")).json().getString("board");
  }

  private String at(String path) {
    return "/api/boards/" + board + path;
  }

  private static String newId() {
    return "01HZ%022d".formatted(IDS.incrementAndGet());
  }

  private static String newClient() {
    return "%032x".formatted(IDS.incrementAndGet());
  }

  private static JsonObject ops(String client, JsonObject... ops) {
    JsonArray list = new JsonArray();
    for (JsonObject op : ops)
      list.add(new JsonObject().put("n", list.size() + 1).put("op", op));
    return new JsonObject().put("client", client).put("list", list);
  }

  private static JsonObject lane(String title) {
    return new JsonObject().put("type", "createLane").put("id", newId()).put("title", title);
  }

  private Http.Answer invite(JsonArray hats) {
    return owner.post(at("/invites"), new JsonObject().put("hats", hats));
  }

  private Http.Answer join(Http who, String invite, String name) {
    return who.post("/api/join", new JsonObject().put("invite", invite).put("name", name));
  }

  private Http member(String hat) {
    String url = invite(JsonArray.of(hat)).json().getString("url");
    return anybody.as(join(anybody, url, "Mo " + hat).json().getString("token"));
  }

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

  // ---- bad input

  static Stream<String> badBodies() {
    String ok = "\"client\":\"0123456789abcdef0123456789abcdef\"";
    return Stream.of(
        "/api/boards | {} | name",
        "/api/boards | [] | body",
        "/api/boards | {\"name\":\"x\"} {} | body",
        "/api/boards | nonsense | body",
        "/api/boards | {\"name\":7} | name",
        "/api/boards | {\"name\":null} | name",
        "/api/boards | {\"name\":\" \"} | name",
        "/api/boards | {\"name\":\"" + "x".repeat(513) + "\"} | name",
        "/api/boards | {\"name\":\"a\\u0007b\"} | name",
        "/api/boards | {\"name\":\"a\\nb\"} | name",
        "/api/boards | {\"name\":\"\\ud800\"} | name",
        "/api/boards | {\"name\":\"x\",\"template\":\"none\"} | template",
        "/api/boards | {\"name\":\"x\",\"template\":1} | template",
        "/api/boards | {\"name\":\"x\",\"more\":1} | more",
        "/api/boards | {\"name\":\"x\",\"__proto__\":{}} | __proto__",
        "B/ops | {} | client",
        "B/ops | {\"client\":\"x\",\"list\":[]} | client",
        "B/ops | {\"client\":5,\"list\":[]} | client",
        "B/ops | {" + ok + "} | list",
        "B/ops | {" + ok + ",\"list\":{}} | list",
        "B/ops | {" + ok + ",\"list\":[{}]} | list",
        "B/ops | {" + ok + ",\"list\":[{\"n\":0,\"op\":{}}]} | list",
        "B/ops | {" + ok + ",\"list\":[{\"n\":1.5,\"op\":{}}]} | list",
        "B/ops | {" + ok + ",\"list\":[null]} | list",
        "B/ops | {" + ok + ",\"list\":[],\"together\":1} | together",
        "B/ops | {" + ok + ",\"list\":[],\"extra\":1} | extra",
        "B/invites | {} | hats",
        "B/invites | {\"hats\":[]} | hats",
        "B/invites | {\"hats\":\"po\"} | hats",
        "B/invites | {\"hats\":[\"king\"]} | hats",
        "B/invites | {\"hats\":[1]} | hats",
        "B/invites | {\"hats\":[\"po\"],\"expiresIn\":0} | expiresIn",
        "B/invites | {\"hats\":[\"po\"],\"expiresIn\":\"1\"} | expiresIn",
        "B/invites | {\"hats\":[\"po\"],\"expiresIn\":1e99} | expiresIn",
        "B/screens | {} | layout",
        "B/screens | {\"layout\":\"wide\"} | layout",
        "B/screens | {\"layout\":3} | layout",
        "B/screens | {\"layout\":\"sprint\",\"code\":\"ABCD\"} | code",
        "B/tickets | {\"more\":1} | more",
        "/api/join | {} | invite",
        "/api/join | {\"invite\":1} | invite",
        "/api/join | {\"invite\":\"x\",\"name\":2} | name",
        "/api/join | {\"invite\":\"x\",\"name\":\"\"} | name",
        "/api/join | {\"invite\":\"x\",\"name\":\"" + "n".repeat(513) + "\"} | name",
        "/api/join | {\"invite\":\"x\",\"extra\":2} | extra");
  }

  @ParameterizedTest
  @MethodSource("badBodies")
  void namesTheFieldThatIsWrong(String line) {
    String[] parts = line.split(" \\| ");

    Http.Answer answer = owner.post(parts[0].replace("B", "/api/boards/" + board), parts[1]);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("INVALID");
    assertThat(answer.field()).isEqualTo(parts[2]);
    assertThat(answer.json().getString("detail")).isNotBlank();
    assertThat(owner.get(at("")).json().getLong("version")).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/import | format",
        "/import?format=jira | format",
        "/import?format=csv&dryRun=yes | dryRun",
        "/import?format=csv&format=csv | format",
        "/import?format=csv&map=x | map",
      })
  void namesTheParameterThatIsWrong(String path, String field) {
    Http.Answer answer = owner.post(at(path), "title\nx\n");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.field()).isEqualTo(field);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?after=", "?after=x", "?after=-1", "?after=1.5", "?after=1&after=2"})
  void changesNeedAVersion(String query) {
    assertThat(owner.get(at("/changes" + query)).field()).isEqualTo("after");
  }

  @Test
  void refusesBytesThatAreNoText() {
    byte[] body = "{\"name\":\"?\"}".getBytes(StandardCharsets.UTF_8);
    body[9] = (byte) 0xFF;

    assertThat(owner.post("/api/boards", body).field()).isEqualTo("body");
  }

  @Test
  void refusesWhatIsTooMuch() {
    JsonObject many = new JsonObject().put("client", newClient());
    JsonArray list = new JsonArray();
    for (int n = 1; n <= 101; n++) list.add(new JsonObject().put("n", n).put("op", lane("x")));
    assertThat(owner.post(at("/ops"), many.put("list", list)).code()).isEqualTo("LIMIT");
    assertThat(owner.post("/api/boards", "x".repeat(65 * 1024)).code()).isEqualTo("LIMIT");
    assertThat(owner.post(at("/ops"), "x".repeat((1 << 20) + 1)).status()).isEqualTo(413);
    assertThat(owner.post(at("/import?format=csv"), new byte[(20 << 20) + 1]).status())
        .isEqualTo(413);
    assertThat(owner.get("/api/me").status()).isEqualTo(200);
  }

  @Test
  void addressesThatAreNotThereAreProblems() {
    for (String path : List.of(
        "/api", "/api/", "/api/nothing", "/api/boards/" + board + "/export/pdf", at("/nothing"))) {
      Http.Answer answer = owner.get(path);
      assertThat(answer.status()).as(path).isEqualTo(404);
      assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
    }
    assertThat(owner.delete("/api/boards").status()).isEqualTo(404);
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

  // ---- files

  @Test
  void oneCallImportsARealBacklog() throws java.io.IOException {
    byte[] file =
        HttpApiIT.class.getResourceAsStream("/demo/backlog-usergrid.csv").readAllBytes();

    Http.Answer dry = owner.post(at("/import?format=csv&dryRun=true"), file);
    assertThat(dry.json().getInteger("created")).isEqualTo(482);
    assertThat(owner.get(at("")).json().getLong("version")).isEqualTo(2);

    // As curl --data-binary sends it.
    Http.Answer done = owner
        .with("content-type", "application/x-www-form-urlencoded")
        .post(at("/import?format=csv"), file);

    assertThat(done.status()).isEqualTo(200);
    assertThat(done.json()).isEqualTo(dry.json());
    assertThat(done.json().getInteger("rows")).isEqualTo(482);
    assertThat(done.list("refused")).isEmpty();
    assertThat(done.list("columns").getJsonObject(3).getMap())
        .containsEntry("heading", "storypoint")
        .containsEntry("field", "points");
    assertThat(owner.get(at("")).text().split("\"kind\":\"story\"")).hasSize(483);
    String csv = owner.get(at("/export/csv")).text();
    assertThat(csv)
        .startsWith(
            "key,title,description,points,labels,initiative,sprint,assignees,type,epic,blocked\r\nTAN-1,Asset data does not");
  }

  @Test
  void importTakesTheGoodRowsAndListsTheBad() {
    Http.Answer answer = owner.post(at("/import?format=csv"), "title,points\nGood,1\nBad,many\n");

    assertThat(answer.json().getInteger("created")).isEqualTo(1);
    assertThat(answer.list("refused").getJsonObject(0).getMap())
        .containsEntry("line", 3)
        .containsEntry("field", "points");
    assertThat(owner.get(at("/export/csv")).text()).contains("Good").doesNotContain("Bad");
  }

  @Test
  void aBoardTravelsAsJson() {
    owner.post(at("/ops"), ops(newClient(), lane("Travels")));
    Http.Answer file = owner.get(at("/export/json"));
    assertThat(file.header("content-disposition")).isEqualTo("attachment; filename=\"plan.json\"");
    makeBoard();

    Http.Answer report = owner.post(at("/import?format=json"), file.bytes());

    assertThat(report.json().getInteger("created")).isEqualTo(1);
    assertThat(owner.get(at("")).text()).contains("Travels");
    assertThat(owner.get(at("/export/json")).bytes())
        .isEqualTo(owner.get(at("/export/json")).bytes());
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
