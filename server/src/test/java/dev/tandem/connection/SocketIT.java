package dev.tandem.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The socket over a real port: messages, close codes, limits, rights. */
class SocketIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TestApi API = new TestApi();
  private static TestRedis redis;
  private static TestServer server;
  private static String url;
  private final List<TestClient> clients = new ArrayList<>();
  private String board;
  private int made;

  @BeforeAll
  static void start() {
    redis = TestRedis.start();
    server = TestServer.start(redis.url(), "TANDEM_LIMIT_TICKETS", "10000");
    url = server.url();
  }

  @AfterAll
  static void stop() {
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
  }

  // ---- joining

  @Test
  void welcomesSendsTheBoardAndGoesLiveInThisOrder() {
    TestClient ana = owner().connect(url);
    JsonNode welcome = ana.message("welcome", 1);
    assertThat(welcome.get("v").intValue()).isEqualTo(1);
    assertThat(welcome.get("durability").textValue()).isEqualTo("fsync");
    assertThat(welcome.get("you").get("rights")).hasSize(7);
    assertThat(welcome.get("you").get("hats").toString()).contains("owner");
    assertThat(welcome.get("limits").get("frame").intValue()).isEqualTo(65536);
    assertThat(welcome.get("now").longValue())
        .isCloseTo(System.currentTimeMillis(), org.assertj.core.data.Offset.offset(60_000L));
    assertThat(ana.message("snapshot", 1).get("entities")).isNotEmpty();
    JsonNode live = ana.message("live", 1);
    assertThat(live.get("version").longValue()).isEqualTo(ana.version());
    assertThat(live.get("members").isArray()).isTrue();
  }

  @Test
  void aFreshTicketOpensOneSocketOnce() {
    String ticket = API.ticket(url, TestServer.OWNER, board);
    TestClient first = owner().open(url);
    first.send(first.hello(ticket));
    first.message("live", 1);
    TestClient second = owner().open(url);
    second.send(second.hello(ticket));
    assertThat(second.closed()).isEqualTo(4401);
    assertThat(second.closeReason()).isNotBlank();
  }

  @Test
  void ticketsOfOtherBoardsAndUnknownBoardsAreRefusedApart() {
    String ticket = API.ticket(url, TestServer.OWNER, API.makeBoard(url));
    TestClient other = owner().open(url);
    other.send(other.hello(ticket));
    assertThat(other.closed()).isEqualTo(4403);
    String again = API.ticket(url, TestServer.OWNER, board);
    TestClient nowhere = client(TestServer.OWNER, "01J0000000000000000000N0NE").open(url);
    nowhere.send(nowhere.hello(again));
    assertThat(nowhere.closed()).isEqualTo(4404);
  }

  @Test
  void otherOriginsAreNotLetIn() {
    for (String page : List.of("http://evil.example", "null", url + ".evil.example")) {
      assertThatThrownBy(() -> owner().from(page).open(url))
          .isInstanceOf(UncheckedIOException.class);
    }
    owner().from(url).connect(url);
  }

  @Test
  void anotherProtocolIsTooOldAndASilentSocketIsClosed() {
    TestClient silent = owner().open(url);
    TestClient old = owner().open(url);
    ObjectNode hello = old.hello(API.ticket(url, TestServer.OWNER, board));
    old.send(hello.put("v", 2));
    assertThat(old.closed()).isEqualTo(4426);
    assertThat(silent.closed()).isEqualTo(4408);
  }

  @Test
  void aNewerConnectionOfAClientReplacesTheOlder() {
    TestClient first = owner().connect(url);
    TestClient second = client(TestServer.OWNER, board, first.id()).connect(url);
    assertThat(first.closed()).isEqualTo(4409);
    assertThat(second.outcomeOf(second.op(lane("A")))).isEqualTo("committed");
  }

  @Test
  void aClientOfSomebodyElseIsForbidden() {
    TestClient ana = owner().connect(url);
    ana.outcomeOf(ana.op(lane("A")));
    String ben = API.join(url, board, "Ben", "\"po\"").get("token").textValue();
    TestClient thief = client(ben, board, ana.id());
    thief.tryConnect(url);
    assertThat(thief.closed()).isEqualTo(4403);
    assertThat(ana.isClosed()).isFalse();
  }

  @Test
  void theTwentyFirstConnectionOfAPersonIsTooMany() {
    String ben = API.join(url, board, "Ben", "\"po\"").get("token").textValue();
    for (int i = 0; i < 20; i++) client(ben, board).connect(url);
    TestClient oneMore = client(ben, board);
    assertThat(oneMore.tryConnect(url)).isFalse();
    assertThat(oneMore.closed()).isEqualTo(4429);
    clients.get(0).cut();
    owner().connect(url);
  }

  // ---- frames

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00",
        "017b7d",
        "027b7d",
        "7b7d",
        "0022c3",
        "00ff",
        "00 7",
        "00 []",
        "00 null",
        "00 {}",
        "00 {\"t\":1}",
        "00 {\"t\":\"beat\"",
        "00 {\"t\":\"ops\"}",
        "00 {\"t\":\"ops\",\"list\":7}",
        "00 {\"t\":\"ops\",\"list\":[7]}",
        "00 {\"t\":\"ops\",\"list\":[{\"op\":{}}]}",
        "00 {\"t\":\"ops\",\"list\":[{\"n\":0,\"op\":{}}]}",
        "00 {\"t\":\"ops\",\"list\":[{\"n\":1.5,\"op\":{}}]}"
      })
  void malformedFramesEndTheConnection(String frame) {
    TestClient ana = owner().connect(url);
    ana.sendBytes(bytes(frame));
    assertThat(ana.closed()).isEqualTo(4400);
    assertThat(ana.closeReason()).isNotBlank();
  }

  @Test
  void aTextFrameIsMalformedAndSoAreOpsBeforeHelloAndASecondHello() {
    TestClient text = owner().connect(url);
    text.sendText("{\"t\":\"beat\"}");
    assertThat(text.closed()).isEqualTo(4400);
    TestClient early = owner().open(url);
    early.op(lane("A"));
    assertThat(early.closed()).isEqualTo(4400);
    TestClient twice = owner().connect(url);
    twice.send(twice.hello("x"));
    assertThat(twice.closed()).isEqualTo(4400);
  }

  @Test
  void whatIsUnknownIsIgnored() {
    TestClient ana = owner().open(url);
    ana.sendBytes(Buffer.buffer("\0{\"t\":\"dance\"}"));
    ObjectNode hello = ana.hello(API.ticket(url, TestServer.OWNER, board)).put("mood", "good");
    ana.send(hello);
    ana.message("live", 1);
    ana.sendBytes(
        Buffer.buffer("\0{\"t\":\"dance\",\"deep\":" + "[".repeat(1000) + "]".repeat(1000) + "}"));
    assertThat(ana.outcomeOf(ana.op(lane("A")))).isEqualTo("committed");
  }

  @Test
  void framesOverTheLimitAreTooLarge() {
    String body = "\0{\"t\":\"x\",\"y\":\"";
    TestClient fits = owner().connect(url);
    fits.sendBytes(Buffer.buffer(body + "a".repeat(65536 - body.length() - 2) + "\"}"));
    assertThat(fits.outcomeOf(fits.op(lane("A")))).isEqualTo("committed");
    fits.sendBytes(Buffer.buffer(body + "a".repeat(65537 - body.length() - 2) + "\"}"));
    assertThat(fits.closed()).isEqualTo(1009);
    TestClient huge = owner().connect(url);
    huge.sendBytes(Buffer.buffer(new byte[200_000]));
    assertThat(huge.closed()).isIn(1006, 1009);
    TestClient longHello = owner().open(url);
    longHello.send(longHello.hello("k".repeat(5000)));
    assertThat(longHello.closed()).isEqualTo(1009);
  }

  // ---- ops

  @Test
  void everybodyGetsTheChangeAndTheAuthorsCopyIsTheAnswer() {
    TestClient ana = owner().connect(url);
    TestClient ben = client(
            API.join(url, board, "Ben", "\"developer\"").get("token").textValue(), board)
        .connect(url);
    ana.reach(ben.version());
    long n = ana.op(lane("Ours"));
    assertThat(ana.outcomeOf(n)).isEqualTo("committed");
    ben.reach(ana.version());
    JsonNode mine = ana.all("changes").get(ana.count("changes") - 1);
    JsonNode theirs = ben.all("changes").get(ben.count("changes") - 1);
    assertThat(mine).isEqualTo(theirs);
    JsonNode change = mine.get("list").get(0);
    assertThat(change.get("op").textValue()).isEqualTo("createLane");
    assertThat(change.get("client").textValue()).isEqualTo(ana.id());
    assertThat(change.get("put").get(0).get("title").textValue()).isEqualTo("Ours");
    assertThat(ana.board().entities()).isEqualTo(ben.board().entities());
  }

  @Test
  void aRefusalGoesToItsAuthorAloneWithFieldTextAndCurrent() {
    TestClient ana = owner().connect(url);
    TestClient ben = client(
            API.join(url, board, "Ben", "\"developer\"").get("token").textValue(), board)
        .connect(url);
    String story = id();
    ana.outcomeOf(ana.op("{\"type\":\"createStory\",\"id\":\"" + story + "\",\"title\":\"Pay\"}"));
    ben.reach(ana.version());
    assertThat(ben.outcomeOf(
            ben.op("{\"type\":\"setStoryTitle\",\"id\":\"" + story + "\",\"title\":\"No\"}")))
        .isEqualTo("NO_RIGHT");
    JsonNode refused = ben.message("refused", 1);
    assertThat(refused.get("text").textValue()).contains("PO");
    assertThat(refused.get("current").get("title").textValue()).isEqualTo("Pay");
    assertThat(ben.outcomeOf(
            ben.op("{\"type\":\"setStoryPoints\",\"id\":\"" + story + "\",\"points\":-1}")))
        .isEqualTo("INVALID");
    assertThat(ben.message("refused", 2).get("field").textValue()).isEqualTo("points");
    assertThat(ana.count("refused")).isZero();
    assertThat(ana.version()).isEqualTo(ben.version());
  }

  @Test
  void anOpIsDoneOnceHoweverOftenItIsSent() {
    TestClient ana = owner().connect(url);
    long before = ana.version();
    ObjectNode message = JSON.createObjectNode().put("t", "ops");
    message.putArray("list").addObject().put("n", 1).set("op", json(lane("Once")));
    for (int i = 0; i < 10; i++) ana.send(message);
    ana.await("ten answers", () -> ana.count("answers") >= 9);
    assertThat(ana.version()).isEqualTo(before + 1);
    assertThat(ana.all("answers")).allSatisfy(answers -> {
      assertThat(answers.get("list").get(0).get("state").textValue()).isEqualTo("committed");
      assertThat(answers.get("list").get(0).get("version").longValue()).isEqualTo(before + 1);
    });
  }

  @Test
  void nothingIsDoneAfterAGapUntilItIsFilled() {
    TestClient ana = owner().connect(url);
    long before = ana.version();
    ObjectNode late = JSON.createObjectNode().put("t", "ops");
    late.putArray("list").addObject().put("n", 3).set("op", json(lane("Late")));
    ana.send(late);
    assertThat(ana.message("answers", 1).get("list").toString())
        .isEqualTo("[{\"n\":1,\"state\":\"unknown\"},{\"n\":2,\"state\":\"unknown\"}]");
    ana.message("answers", 2);
    ana.op(lane("One"));
    ana.op(lane("Two"));
    ana.op(lane("Three"));
    ana.settle();
    assertThat(ana.version()).isEqualTo(before + 3);
  }

  @Test
  void limitsOfAMessageAreRefusalsByName() {
    TestClient ana = owner().connect(url);
    long before = ana.version();
    List<ObjectNode> many = new ArrayList<>();
    for (int i = 0; i < 101; i++) many.add(json(lane("x")));
    ana.ops(many, false);
    ana.settle();
    assertThat(ana.outcomes().values()).hasSize(101).containsOnly("LIMIT");
    assertThat(ana.message("refused", 1).get("field").textValue()).isEqualTo("list");
    long large = ana.op("{\"type\":\"createLane\",\"id\":\"" + id() + "\",\"title\":\""
        + "x".repeat(17_000) + "\"}");
    assertThat(ana.outcomeOf(large)).isEqualTo("LIMIT");
    long deep = ana.op("{\"type\":\"createLane\",\"id\":\"" + id() + "\",\"title\":"
        + "[".repeat(20) + "]".repeat(20) + "}");
    assertThat(ana.outcomeOf(deep)).isIn("LIMIT", "INVALID");
    assertThat(ana.outcomeOf(ana.op("{\"type\":\"setStoryPoints\",\"id\":\"" + id()
            + "\",\"points\":" + "9".repeat(70) + "}")))
        .isEqualTo("LIMIT");
    assertThat(ana.version()).isEqualTo(before);
    assertThat(ana.outcomeOf(ana.op(lane("Fine")))).isEqualTo("committed");
  }

  @Test
  void aboveItsRateAConnectionIsReadSlowerAndNothingIsRefused() {
    TestClient ana = owner().connect(url);
    long start = System.nanoTime();
    for (int message = 0; message < 20; message++) {
      List<ObjectNode> ten = new ArrayList<>();
      for (int i = 0; i < 10; i++)
        ten.add(json("{\"type\":\"setBoardTitle\",\"id\":\"" + board + "\",\"title\":\"T\"}"));
      ana.ops(ten, false);
    }
    ana.settle();
    assertThat(ana.outcomes().values()).containsOnly("committed");
    assertThat((System.nanoTime() - start) / 1_000_000).isBetween(1_500L, 15_000L);
  }

  @Test
  void togetherIsAllOrNone() {
    TestClient ana = owner().connect(url);
    long before = ana.version();
    String one = id();
    ana.ops(
        List.of(
            json("{\"type\":\"createLane\",\"id\":\"" + one + "\",\"title\":\"A\"}"),
            json("{\"type\":\"removeLane\",\"id\":\"" + id() + "\"}")),
        true);
    ana.settle();
    assertThat(ana.outcomes().values()).containsExactlyInAnyOrder("TOGETHER", "GONE");
    assertThat(ana.version()).isEqualTo(before);
  }

  // ---- coming back

  @Test
  void whoComesBackGetsTheChangesAndAForgedTagASnapshot() {
    TestClient ana = owner().connect(url);
    TestClient ben = owner().connect(url);
    ben.cut();
    for (int i = 0; i < 5; i++) ana.outcomeOf(ana.op(lane("L" + i)));
    ben.clear();
    ben.connect(url);
    assertThat(ben.count("snapshot")).isZero();
    assertThat(ben.board().entities()).isEqualTo(ana.board().entities());
    TestClient forger = client(TestServer.OWNER, board).open(url);
    ObjectNode hello = forger.hello(API.ticket(url, TestServer.OWNER, board));
    hello.set("have", ana.board().have().put("tag", "0123456789abcdef"));
    forger.send(hello);
    forger.message("live", 1);
    assertThat(forger.count("snapshot")).isEqualTo(1);
  }

  @Test
  void pendingOpsAreAnsweredAndOnlyUnknownOnesAreDone() {
    TestClient ana = owner().connect(url);
    ana.outcomeOf(ana.op(lane("A")));
    ana.outcomeOf(ana.op("{\"type\":\"removeLane\",\"id\":\"" + id() + "\"}"));
    TestClient again = client(TestServer.OWNER, board, ana.id()).open(url);
    ObjectNode hello = again.hello(API.ticket(url, TestServer.OWNER, board));
    hello.putArray("pending").add(1).add(3);
    again.send(hello);
    JsonNode list = again.message("answers", 1).get("list");
    assertThat(list)
        .extracting(answer -> answer.get("state").textValue())
        .containsExactly("committed", "refused", "unknown");
    assertThat(list.get(1).get("code").textValue()).isEqualTo("GONE");
    assertThat(again.count("live")).isLessThanOrEqualTo(1);
  }

  @Test
  void aPendingRangeWithoutEndHurtsNobody() {
    TestClient ana = owner().open(url);
    ObjectNode hello = ana.hello(API.ticket(url, TestServer.OWNER, board));
    hello.putArray("pending").add(1).add(9007199254740991L);
    ana.send(hello);
    ana.message("live", 1);
    assertThat(owner().connect(url).version()).isPositive();
  }

  // ---- rights

  @Test
  void aScreenReadsAndChangesNothingAndIsCutWhenRevoked() {
    JsonNode made = API.post(
        url, TestServer.OWNER, "/api/boards/" + board + "/screens", "{\"layout\":\"roadmap\"}");
    String link = made.get("url").textValue();
    TestClient wall = client(link.substring(link.lastIndexOf('.') + 1), board).connect(url);
    assertThat(wall.message("welcome", 1).get("you").get("hats")).isEmpty();
    assertThat(wall.outcomeOf(wall.op(lane("No")))).isEqualTo("NO_RIGHT");
    wall.message("beat", 1);
    TestClient ana = owner().connect(url);
    ana.outcomeOf(ana.op(lane("Yes")));
    wall.reach(ana.version());
    long start = System.nanoTime();
    API.delete(url, "/api/boards/" + board + "/screens/" + made.get("id").textValue());
    assertThat(wall.closed()).isEqualTo(4403);
    assertThat((System.nanoTime() - start) / 1_000_000).isLessThan(2_000);
    assertThat(ana.all("presence").toString()).doesNotContain(made.get("id").textValue());
  }

  @Test
  void whoIsDemotedMayDoLessAtOnceAndWhoIsRemovedIsCut() {
    JsonNode joined = API.join(url, board, "Ben", "\"po\"");
    TestClient ben = client(joined.get("token").textValue(), board).connect(url);
    TestClient ana = owner().connect(url);
    String story = "{\"type\":\"createStory\",\"id\":\"%s\",\"title\":\"Pay\"}";
    assertThat(ben.outcomeOf(ben.op(story.formatted(id())))).isEqualTo("committed");
    String member = joined.get("member").textValue();
    ana.outcomeOf(ana.op(
        "{\"type\":\"setMemberHats\",\"id\":\"" + member + "\",\"hats\":[\"stakeholder\"]}"));
    assertThat(ben.outcomeOf(ben.op(story.formatted(id())))).isEqualTo("NO_RIGHT");
    ana.outcomeOf(ana.op("{\"type\":\"removeMember\",\"id\":\"" + member + "\"}"));
    assertThat(ben.closed()).isEqualTo(4403);
  }

  // ---- presence

  @Test
  void presenceIsShownToOthersAndGoneWithItsTab() {
    TestClient ana = owner().connect(url);
    TestClient ben = client(API.join(url, board, "Ben", "\"po\"").get("token").textValue(), board)
        .connect(url);
    String tab = ben.message("welcome", 1).get("you").get("tab").textValue();
    for (int i = 0; i < 100; i++) {
      ben.send(json("{\"t\":\"presence\",\"view\":\"backlog\",\"card\":\"c" + i + "\"}"));
    }
    ana.await("the last card", () -> presenceOf(ana, tab).path("card").asText().equals("c99"));
    assertThat(presenceOf(ana, tab).get("name").textValue()).isEqualTo("Ben");
    assertThat(presenceOf(ana, tab).get("hat").textValue()).isEqualTo("po");
    assertThat(ana.count("presence")).isLessThan(30);
    assertThat(owner().connect(url).message("live", 1).get("members").toString())
        .contains("Ben");
    ben.cut();
    ana.await("the tab to be gone", () -> presenceOf(ana, tab).path("gone").asBoolean());
  }

  private static JsonNode presenceOf(TestClient client, String tab) {
    JsonNode last = JSON.createObjectNode();
    for (JsonNode message : client.all("presence")) {
      for (JsonNode each : message.get("list"))
        if (each.get("tab").textValue().equals(tab)) last = each;
    }
    return last;
  }

  // ---- helpers

  private TestClient owner() {
    return client(TestServer.OWNER, board);
  }

  private TestClient client(String token, String at) {
    TestClient client = new TestClient(token, at);
    clients.add(client);
    return client;
  }

  private TestClient client(String token, String at, String id) {
    TestClient client = new TestClient(token, at, id);
    clients.add(client);
    return client;
  }

  private String id() {
    return "01J%023d".formatted(++made);
  }

  private String lane(String title) {
    return "{\"type\":\"createLane\",\"id\":\"" + id() + "\",\"title\":\"" + title + "\"}";
  }

  private static ObjectNode json(String text) {
    try {
      return (ObjectNode) JSON.readTree(text);
    } catch (java.io.IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Hex bytes, or a hex kind byte, a space and text. */
  private static Buffer bytes(String frame) {
    int space = frame.indexOf(' ');
    String hex = space < 0 ? frame : frame.substring(0, space);
    Buffer bytes = Buffer.buffer(java.util.HexFormat.of().parseHex(hex));
    return space < 0
        ? bytes
        : bytes.appendBytes(frame.substring(space + 1).getBytes(StandardCharsets.UTF_8));
  }
}
