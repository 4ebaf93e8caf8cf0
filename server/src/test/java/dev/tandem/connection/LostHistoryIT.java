package dev.tandem.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.testing.TestClient;
import dev.tandem.testing.TestServer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A real Redis whose board goes back in time, goes another way, or loses its head, under two servers. */
class LostHistoryIT extends TwoServersCase {
  @Test
  void aStoreThatWentBackIsHealedAndNobodyNotices() {
    try (TestClient ana = new TestClient(TestServer.OWNER, board).connect(one.url())) {
      ana.op(story(1));
      ana.settle();
      copy("", ".before");
      for (int i = 2; i <= 30; i++) ana.op(story(i));
      ana.settle();
      copy("", ".after");
      copy(".before", "");
      ana.op(story(31));
      ana.settle();
      assertThat(ana.outcomes().values()).hasSize(31).containsOnly("committed");
      assertThat(ana.count("reset")).isZero();
      long version = API.board(two.url(), board).get("version").longValue();
      ana.reach(version);
      assertThat(ana.version()).isEqualTo(version);
      assertThat(stories(two)).isEqualTo(31);
    }
  }

  @Test
  void whatAForkLostIsDoneAgainOrRefusedToItsAuthor() {
    try (TestClient ana = new TestClient(TestServer.OWNER, board).connect(one.url())) {
      ana.op(story(1));
      ana.settle();
      copy("", ".before");
      long lost =
          ana.op("{\"type\":\"setStoryTitle\",\"id\":\"" + id(1) + "\",\"title\":\"Ana's\"}");
      long kept = ana.op(story(2));
      ana.settle();
      String epoch = API.board(one.url(), board).get("epoch").textValue();
      copy(".before", "");
      // Nobody has the board open on this server: it knows only what is stored.
      API.post(
          two.url(),
          TestServer.OWNER,
          "/api/boards/" + board + "/ops",
          "{\"client\":\"" + "b".repeat(32)
              + "\",\"list\":[{\"n\":1,\"op\":{\"type\":\"removeStory\",\"id\":\"" + id(1)
              + "\"}}]}");
      JsonNode refused = ana.message("refused", 1);
      assertThat(refused.get("n").longValue()).isEqualTo(lost);
      assertThat(refused.get("code").textValue()).isEqualTo("LOST");
      assertThat(ana.outcomeOf(kept)).isEqualTo("committed");
      assertThat(ana.count("reset")).isEqualTo(1);
      ana.op(story(3));
      ana.settle();
      JsonNode here = API.board(one.url(), board);
      assertThat(here.get("epoch").textValue()).isNotEqualTo(epoch);
      assertThat(stories(one)).isEqualTo(2);
      try (TestClient ben = new TestClient(TestServer.OWNER, board).connect(two.url())) {
        ben.reach(here.get("version").longValue());
        assertThat(API.board(two.url(), board).get("entities")).isEqualTo(here.get("entities"));
      }
    }
  }

  @Test
  void aBoardWithoutItsHeadIsReadOnlyUntilItIsBack() {
    try (TestClient ana = new TestClient(TestServer.OWNER, board).connect(one.url())) {
      ana.op(story(1));
      ana.settle();
      copy("", ".whole");
      redis.ask("DEL {b:" + board + "}:meta");
      ana.message("damaged", 1);
      assertThat(ana.outcomeOf(ana.op(story(2)))).isEqualTo("INTERNAL");
      assertThat(stories(one)).isEqualTo(1);
      try (TestClient late = new TestClient(TestServer.OWNER, board).connect(one.url())) {
        assertThat(late.count("damaged")).isEqualTo(1);
        assertThat(late.message("welcome", 1).at("/you/rights").toString()).isEqualTo("[\"read\"]");
        int held = late.look(shown -> shown.entities().size());
        assertThat(held).isPositive();
      }
      copy(".whole", "");
      ana.message("reset", 1);
      try (TestClient ben = new TestClient(TestServer.OWNER, board).connect(one.url())) {
        assertThat(ben.outcomeOf(ben.op(story(3)))).isEqualTo("committed");
      }
    }
  }

  /** Copies all keys of the board under other names, or back, in one step. */
  private void copy(String from, String to) {
    String keys = Stream.concat(
            Stream.of("meta", "log", "clients", "refused"),
            IntStream.range(0, 16).mapToObj(i -> "e" + i))
        .map(name -> "{b:" + board + "}:" + name)
        .collect(Collectors.joining(" "));
    String script = "for i=1,20 do redis.call('DEL',KEYS[i]..ARGV[2])"
        + " redis.call('COPY',KEYS[i]..ARGV[1],KEYS[i]..ARGV[2]) end return 1";
    String done =
        redis.ask("EVAL \"" + script + "\" 20 " + keys + " \"" + from + "\" \"" + to + "\"");
    assertThat(done).isEqualTo(":1");
  }

  private long stories(TestServer server) {
    long count = 0;
    for (JsonNode entity : API.board(server.url(), board).get("entities"))
      if (entity.get("kind").textValue().equals("story")) count++;
    return count;
  }

  private static String id(int number) {
    return "01J5%022d".formatted(number);
  }

  private static String story(int number) {
    return "{\"type\":\"createStory\",\"id\":\"%s\",\"title\":\"S\"}".formatted(id(number));
  }
}
