package dev.tandem.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.testing.TestRedis;
import dev.tandem.testing.TestServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** The restore drill: a board of more versions than the log keeps, made again as it was, byte for byte. */
class RestoreIT {
  private static final int CALLS = 56;
  private static final int OPS = 100;

  private final Random random = new Random(6);
  private int made;

  @Test
  void restoresWhatWasToANewBoard() {
    try (TestRedis redis = TestRedis.start();
        TestServer server = TestServer.start(redis.url(), "TANDEM_RATE_LIMITS", "off")) {
      Http owner = Http.at(server.url()).as(TestServer.OWNER);
      String board =
          owner.post("/api/boards", new JsonObject().put("name", "Plan")).json().getString("board");
      Map<Long, Set<String>> was = new LinkedHashMap<>();
      for (int call = 0; call < CALLS; call++) {
        Http.Answer answer = owner.post("/api/boards/" + board + "/ops", ops(call));
        if (call % 11 == 0) was.put(answer.json().getLong("version"), entities(owner, board));
      }
      String meta = "HGET {b:" + board + "}:meta archived";
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
      while (redis.ask(meta).endsWith("\n0") && System.nanoTime() < deadline)
        LockSupport.parkNanos(50_000_000);
      String archived = redis.ask(meta).replaceFirst("(?s).*\n", "");
      assertThat(Long.parseLong(archived)).isGreaterThanOrEqualTo(5_000);

      for (Map.Entry<Long, Set<String>> one : was.entrySet()) {
        Http.Answer restored = restore(owner, board, one.getKey());
        assertThat(restored.status()).isEqualTo(201);
        String copy = restored.json().getString("board");
        assertThat(entities(owner, copy)).isEqualTo(one.getValue());
        assertThat(owner.get("/api/boards/" + copy).json().getLong("version"))
            .isEqualTo(one.getKey());
        assertThat(owner.get("/api/boards").text()).contains(copy);
      }
      assertThat(restore(owner, board, 1_000_000).field()).isEqualTo("version");
      assertThat(restore(Http.at(server.url()), board, 5).status()).isEqualTo(401);

      redis.ask("SETRANGE {b:" + board + "}:archive:segment-" + archived + " 100 ??????");
      Http.Answer damaged = restore(owner, board, 3_000);
      assertThat(damaged.status()).isEqualTo(503);
      assertThat(damaged.text()).contains("segment-" + archived);
    }
  }

  private static Http.Answer restore(Http who, String board, long version) {
    return who.post("/api/boards/" + board + "/restore", new JsonObject().put("version", version));
  }

  /** All but the board itself, whose id and name differ. */
  private static Set<String> entities(Http who, String board) {
    Set<String> all = new TreeSet<>();
    JsonArray list = who.get("/api/boards/" + board).json().getJsonArray("entities");
    for (int i = 0; i < list.size(); i++) {
      JsonObject entity = list.getJsonObject(i);
      if (!entity.getString("kind").equals("board")) all.add(entity.encode());
    }
    return all;
  }

  private JsonObject ops(int call) {
    JsonArray list = new JsonArray();
    for (int i = 1; i <= OPS; i++)
      list.add(new JsonObject().put("n", call * OPS + i).put("op", op()));
    return new JsonObject().put("client", "c".repeat(32)).put("list", list);
  }

  private JsonObject op() {
    if (made < 20 || random.nextInt(4) == 0) {
      return new JsonObject()
          .put("type", "createStory")
          .put("id", id(++made))
          .put("title", "Story " + made);
    }
    JsonObject op = new JsonObject().put("id", id(1 + random.nextInt(made)));
    return random.nextInt(3) == 0
        ? op.put("type", "moveStory")
        : op.put("type", "setStoryTitle").put("title", "Title " + random.nextInt(1_000_000));
  }

  private static String id(int number) {
    return "01J4%022d".formatted(number);
  }
}
