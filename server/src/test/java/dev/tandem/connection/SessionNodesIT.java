package dev.tandem.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.testing.ServerProcess;
import dev.tandem.testing.TestApi;
import dev.tandem.testing.TestClient;
import dev.tandem.testing.TestRedis;
import dev.tandem.testing.TestServer;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A live session over two nodes, of which the facilitator's is killed: the timer, the cards and who leads, for the others. */
class SessionNodesIT {
  private static final TestApi API = new TestApi();
  private static final String SESSION = id(1);
  private static final String STORY = id(2);
  private static final String ROUND = id(3);
  private static final String SCALE = "\"scale\":[\"seven\",\"eleven\",\"thirteen\"]";
  private static final long MINUTE_MS = 60_000;
  /** A facilitator is missed for 15 s, less what the last word of a busy node was late. */
  private static final long AWAY_AT_LEAST_MS = 14_000;
  /** That word holds for 5 s, and each node looks once a second. */
  private static final long AWAY_AT_MOST_MS = 25_000;

  private static final long BACK_MS = 5_000;

  @Test
  void theFacilitatorsNodeDiesAndTheSessionGoesOn() {
    try (TestRedis redis = TestRedis.start();
        ServerProcess doomed = ServerProcess.of(redis.url());
        TestServer other = TestServer.start(redis.url())) {
      doomed.start().join();
      String board = API.makeBoard(other.url());
      JsonNode ana = API.join(other.url(), board, "Ana", "\"po\"");
      JsonNode ben = API.join(other.url(), board, "Ben", "\"pm\"");
      JsonNode cara = API.join(other.url(), board, "Cara", "\"developer\"");
      JsonNode dita = API.join(other.url(), board, "Dita", "\"developer\"");
      try (TestClient facilitator = tab(ana, board).connect(doomed.url());
          TestClient second = tab(ben, board).connect(other.url());
          TestClient third = tab(cara, board).connect(other.url());
          TestClient again = tab(ana, board)) {
        begin(facilitator, ana, ben, cara, dita);
        votes(facilitator, "seven");
        votes(second, "eleven");
        votes(third, "thirteen");
        see(vote(ana), "cast", "true", second, third);
        see(vote(cara), "cast", "true", facilitator, second);
        hears(facilitator, "seven", "eleven", "thirteen");
        String deadline = second.look(seen -> seen.text(SESSION, "deadline"));
        assertThat(Long.parseLong(deadline)).isPositive();

        doomed.kill9();
        long killed = System.nanoTime();
        assertThat(second.outcomeOf(second.op(extend()))).isEqualTo("NO_RIGHT");
        see(SESSION, "standIn", ben.get("member").textValue(), second, third);
        assertThat(since(killed)).isBetween(AWAY_AT_LEAST_MS, AWAY_AT_MOST_MS);
        see(SESSION, "deadline", deadline, second, third);
        assertThat(second.outcomeOf(second.op(extend()))).isEqualTo("committed");
        String longer = "" + (Long.parseLong(deadline) + MINUTE_MS);
        see(SESSION, "deadline", longer, second, third);

        long back = System.nanoTime();
        again.connect(other.url());
        see(SESSION, "standIn", null, again, second, third);
        assertThat(since(back)).isLessThan(BACK_MS);
        assertThat(second.outcomeOf(second.op(extend()))).isEqualTo("NO_RIGHT");
        see(SESSION, "deadline", longer, again, second, third);
        see(vote(ana), "cast", "true", again);
        hears(again, "seven", "eleven", "thirteen");
        hears(second, "eleven", "seven", "thirteen");
        hears(third, "thirteen", "seven", "eleven");

        assertThat(again.outcomeOf(again.op(op("revealRound", ROUND)))).isEqualTo("committed");
        see(vote(ana), "value", "seven", again, second, third);
        see(vote(ben), "value", "eleven", again, second, third);
        see(vote(cara), "value", "thirteen", again, second, third);
      }
    }
  }

  /** A session with a timer that runs, and a round in which one of those who are asked is not here. */
  private static void begin(TestClient leads, JsonNode... asked) {
    StringBuilder voters = new StringBuilder();
    for (JsonNode one : asked) voters.append(voters.isEmpty() ? "" : ",").append(one.get("member"));
    leads.op(op("createStory", STORY, "\"title\":\"Refund\""));
    leads.op(op("startSession", SESSION, "\"format\":\"planning\",\"title\":\"Sprint 8\""));
    leads.op(op(
        "addPhase",
        id(4),
        "\"session\":\"" + SESSION + "\",\"title\":\"Estimate\",\"minutes\":20"));
    leads.op(op("nextPhase", SESSION));
    leads.op(op(
        "openRound",
        ROUND,
        "\"story\":\"" + STORY + "\",\"session\":\"" + SESSION + "\"," + SCALE + ",\"voters\":["
            + voters + "]"));
    leads.settle();
    assertThat(leads.outcomes().values()).containsOnly("committed");
  }

  private static TestClient tab(JsonNode person, String board) {
    return new TestClient(person.get("token").textValue(), board);
  }

  private static void votes(TestClient who, String card) {
    who.await("the round", () -> who.board().text(ROUND, "state") != null);
    assertThat(who.outcomeOf(who.op(op("castVote", ROUND, "\"value\":\"" + card + "\""))))
        .isEqualTo("committed");
  }

  private static String vote(JsonNode person) {
    return ROUND + "." + person.get("member").textValue();
  }

  /** Each of them comes to see a field so; null: absent. */
  private static void see(String id, String field, String value, TestClient... all) {
    for (TestClient one : all)
      one.await(
          field + " of " + id,
          () -> Objects.equals(one.board().text(id, field), value),
          AWAY_AT_MOST_MS / 1_000);
  }

  /** What one heard so far, in whatever message, holds the own card and no other. */
  private static void hears(TestClient one, String own, String... others) {
    one.await("the own card", () -> cards(one).contains(own));
    assertThat(cards(one)).doesNotContain(others);
  }

  private static String cards(TestClient one) {
    return one.heard().replace(SCALE, "");
  }

  private static String extend() {
    return op("extendTimer", SESSION, "\"minutes\":1");
  }

  private static String op(String type, String id, String... fields) {
    String more = fields.length == 0 ? "" : "," + fields[0];
    return "{\"type\":\"" + type + "\",\"id\":\"" + id + "\"" + more + "}";
  }

  private static String id(int number) {
    return "01JZ%022d".formatted(number);
  }

  private static long since(long then) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - then);
  }
}
