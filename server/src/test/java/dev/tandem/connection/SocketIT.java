package dev.tandem.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.testing.TestClient;
import dev.tandem.testing.TestServer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said over a socket: ops, coming back, presence. */
class SocketIT extends SocketCase {
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
}
