package dev.tandem.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.testing.TestClient;
import dev.tandem.testing.TestServer;
import io.vertx.core.buffer.Buffer;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a socket begins, and what ends it: joining, frames, rights. */
class JoiningIT extends SocketCase {
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
}
