package dev.tandem.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.testing.TestClient;
import dev.tandem.testing.TestServer;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who pretends to be a page of ours, or to be somebody else, is told by the code of protocol.md and does nothing. */
class ForgedIT extends SocketCase {
  private static final String EVIL = "evil.example";

  /** Forty that are not ours, most of them nearly. */
  private List<String> forgedOrigins() {
    int port = URI.create(url).getPort();
    List<String> all = new ArrayList<>(List.of(
        "null",
        "NULL",
        "about:blank",
        "file://",
        "data:text/html,x",
        "blob:" + url + "/0",
        "chrome-extension://abcdefghijklmnop",
        "javascript:alert(1)",
        "*",
        "http://127.0.0.1:",
        "undefined",
        "//127.0.0.1:" + port,
        "127.0.0.1:" + port,
        "http:127.0.0.1:" + port,
        "http:///127.0.0.1:" + port,
        "http://",
        "https://127.0.0.1:" + port,
        "ws://127.0.0.1:" + port,
        "ftp://127.0.0.1:" + port,
        "http://127.0.0.1",
        "http://127.0.0.1:80",
        "http://127.0.0.1:" + (port + 1),
        "http://127.0.0.1:" + port + "0",
        "http://127.0.0.2:" + port,
        "http://127.0.0.1." + EVIL + ":" + port,
        "http://localhost." + EVIL + ":" + port,
        "http://localhost@" + EVIL,
        "http://127.0.0.1:" + port + "@" + EVIL,
        "http://" + EVIL + "/#127.0.0.1:" + port,
        "http://" + EVIL + "?http://127.0.0.1:" + port,
        "http://" + EVIL + "/127.0.0.1:" + port,
        "http://127.0.0.1:" + port + ", http://" + EVIL,
        "http://" + EVIL + ", http://127.0.0.1:" + port,
        "http://127.0.0.1:" + port + " http://" + EVIL,
        "http://xn--localhst-fsb.example:" + port,
        "http://0.0.0.0:" + port,
        "http://2130706433:" + port,
        "http://0x7f.1:" + port,
        "http://[::ffff:127.0.0.1]:" + port,
        "http://" + EVIL));
    return all;
  }

  @Test
  void noneOfFortyForgedOriginsIsLetIn() {
    List<String> all = forgedOrigins();
    assertThat(all).hasSize(40).doesNotHaveDuplicates();
    for (String page : all) {
      TestClient forged = new TestClient(TestServer.OWNER, board).from(page);
      try {
        assertThatThrownBy(() -> forged.open(url))
            .as(page)
            .isInstanceOf(UncheckedIOException.class)
            .hasMessageContaining("403");
      } finally {
        forged.close();
      }
    }
    owner().from(url).connect(url);
    owner().from("http://localhost:" + URI.create(url).getPort()).connect(url);
  }

  @Test
  void ticketsThatAreNoneOpenNothing() {
    String used = API.ticket(url, TestServer.OWNER, board);
    TestClient first = owner().open(url);
    first.send(first.hello(used));
    first.message("live", 1);
    String good = API.ticket(url, TestServer.OWNER, board);
    List<String> none = List.of(
        "",
        "x",
        used,
        good.substring(1),
        good + "A",
        good.toLowerCase(java.util.Locale.ROOT) + "-",
        "*",
        "../" + good,
        good + "\u0000",
        TestServer.OWNER,
        "A".repeat(3_000));
    for (String ticket : none) {
      TestClient forged = owner().open(url);
      forged.send(forged.hello(ticket));
      assertThat(forged.closed()).as(ticket).isEqualTo(4401);
      assertThat(forged.count("welcome")).isZero();
    }
    for (String missing : List.of("null", "7", "{}", "[\"" + good + "\"]")) {
      TestClient forged = owner().open(url);
      ObjectNode hello = forged.hello("");
      hello.set("ticket", json("{\"x\":" + missing + "}").get("x"));
      forged.send(hello);
      assertThat(forged.closed()).as(missing).isEqualTo(4400);
    }
    TestClient mine = owner().open(url);
    mine.send(mine.hello(good));
    mine.message("live", 1);
  }

  @Test
  void presenceSaysWhoItIsWhateverIsSent() {
    JsonNode ben = API.join(url, board, "Ben", "\"developer\"");
    String anaToken = API.join(url, board, "Ana", "\"owner\"").get("token").textValue();
    TestClient ana = client(anaToken, board).connect(url);
    String anaId = ana.message("welcome", 1).path("you").path("member").textValue();
    TestClient liar = client(ben.get("token").textValue(), board).connect(url);
    String benId = liar.message("welcome", 1).path("you").path("member").textValue();
    String anasTab = ana.message("welcome", 1).path("you").path("tab").textValue();
    TestClient watcher = owner().connect(url);
    watcher.clear();
    liar.send(
        json("{\"t\":\"presence\",\"view\":\"backlog\",\"field\":\"lie\",\"member\":\"" + anaId
            + "\",\"name\":\"Ana\",\"hat\":\"owner\",\"tab\":\"" + anasTab + "\",\"gone\":true}"));
    watcher.await("the lie", () -> !shown(watcher).isEmpty());
    for (JsonNode tab : shown(watcher)) {
      assertThat(tab.path("member").textValue()).isEqualTo(benId).isNotEqualTo(anaId);
      assertThat(tab.path("name").textValue()).isEqualTo("Ben");
      assertThat(tab.path("hat").textValue()).isEqualTo("developer");
      assertThat(tab.path("tab").textValue()).isNotEqualTo(anasTab);
    }
  }

  private static List<JsonNode> shown(TestClient to) {
    List<JsonNode> all = new ArrayList<>();
    for (JsonNode message : to.all("presence")) {
      for (JsonNode tab : message.path("list"))
        if ("lie".equals(tab.path("field").textValue())) all.add(tab);
    }
    return all;
  }

  @Test
  void whoIsDemotedMayDoNoMoreWithinTwoSeconds() {
    JsonNode joined = API.join(url, board, "Ben", "\"po\"");
    TestClient ben = client(joined.get("token").textValue(), board).connect(url);
    String member = ben.message("welcome", 1).path("you").path("member").textValue();
    String story = "{\"type\":\"createStory\",\"id\":\"%s\",\"title\":\"x\"}";
    assertThat(ben.outcomeOf(ben.op(story.formatted(id())))).isEqualTo("committed");
    TestClient owner = owner().connect(url);
    long before = System.nanoTime();
    owner.op("{\"type\":\"setMemberHats\",\"id\":\"" + member + "\",\"hats\":[\"stakeholder\"]}");
    while (!ben.outcomeOf(ben.op(story.formatted(id()))).equals("NO_RIGHT")) {
      assertThat(System.nanoTime() - before).as("still a product owner").isLessThan(2_000_000_000L);
    }
    owner.op("{\"type\":\"removeMember\",\"id\":\"" + member + "\"}");
    assertThat(ben.closed()).isEqualTo(4403);
    assertThat(System.nanoTime() - before).isLessThan(4_000_000_000L);
  }
}
