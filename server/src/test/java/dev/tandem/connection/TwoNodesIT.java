package dev.tandem.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.testing.TestClient;
import dev.tandem.testing.TestServer;
import org.junit.jupiter.api.Test;

/** Two servers, one Redis, one board. */
class TwoNodesIT extends TwoServersCase {
  @Test
  void whatIsWrittenThroughBothIsOneBoard() {
    try (TestClient ana = new TestClient(TestServer.OWNER, board).connect(one.url());
        TestClient ben = new TestClient(TestServer.OWNER, board).connect(two.url())) {
      for (int i = 0; i < 100; i++) {
        ana.op(lane(1, i));
        ben.op(lane(2, i));
      }
      ana.settle();
      ben.settle();
      assertThat(ana.outcomes().values()).containsOnly("committed");
      assertThat(ben.outcomes().values()).containsOnly("committed");
      long version = API.board(one.url(), board).get("version").longValue();
      ana.reach(version);
      ben.reach(version);
      assertThat(ana.board().entities()).isEqualTo(ben.board().entities());
      assertThat(ana.count("reset") + ben.count("reset")).isZero();
      assertThat(ana.count("busy") + ben.count("busy")).isZero();
    }
  }

  @Test
  void anOpThatIsSentThroughBothIsDoneOnce() {
    try (TestClient ana = new TestClient(TestServer.OWNER, board).connect(one.url());
        TestClient same = new TestClient(TestServer.OWNER, board, ana.id()).connect(two.url())) {
      long before = ana.version();
      for (int i = 0; i < 20; i++) {
        ana.op(lane(1, i));
        same.op(lane(1, i));
      }
      ana.settle();
      same.settle();
      assertThat(ana.outcomes()).isEqualTo(same.outcomes());
      assertThat(API.board(two.url(), board).get("version").longValue()).isEqualTo(before + 20);
    }
  }

  @Test
  void presenceAndRevokingReachBoth() {
    JsonNode joined = API.join(one.url(), board, "Ben", "\"po\"");
    JsonNode screen = API.post(
        one.url(),
        TestServer.OWNER,
        "/api/boards/" + board + "/screens",
        "{\"layout\":\"roadmap\"}");
    String link = screen.get("url").textValue();
    try (TestClient ana = new TestClient(TestServer.OWNER, board).connect(one.url());
        TestClient ben = new TestClient(joined.get("token").textValue(), board).connect(two.url());
        TestClient wall =
            new TestClient(link.substring(link.lastIndexOf('.') + 1), board).connect(two.url())) {
      ana.await("Ben to be seen", () -> ana.all("presence").toString().contains("Ben"));
      ben.await(
          "the owner to be seen", () -> ben.all("presence").toString().contains("\"member\""));
      long start = System.nanoTime();
      ana.op("{\"type\":\"removeMember\",\"id\":\"" + joined.get("member").textValue() + "\"}");
      API.delete(
          one.url(), "/api/boards/" + board + "/screens/" + screen.get("id").textValue());
      assertThat(ben.closed()).isEqualTo(4403);
      assertThat(wall.closed()).isEqualTo(4403);
      assertThat((System.nanoTime() - start) / 1_000_000).isLessThan(2_000);
      ana.await("Ben to be gone", () -> ana.all("presence").toString().contains("gone"));
    }
  }

  private static String lane(int author, int number) {
    return "{\"type\":\"createLane\",\"id\":\"01J%d%022d\",\"title\":\"L\"}"
        .formatted(author, number);
  }
}
