package dev.tandem.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.testing.TestRedis;
import dev.tandem.testing.TestServer;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An import whose server dies in the middle. */
@Timeout(90)
class ImportCrashIT {
  private static final int ROWS = 6_000;

  @Test
  void isFinishedByTheNextServerEachRowOnce() {
    try (TestRedis redis = TestRedis.start()) {
      StringBuilder csv = new StringBuilder("title,points,description\n");
      IntStream.rangeClosed(1, ROWS)
          .forEach(row ->
              csv.append("Row ").append(row).append(",3,Text of ").append(row).append('\n'));
      TestServer first = TestServer.start(redis.url());
      Http owner = Http.at(first.url()).as(TestServer.OWNER);
      String board =
          owner.post("/api/boards", new JsonObject().put("name", "Plan")).json().getString("board");
      owner.postLater(
          "/api/boards/" + board + "/import?format=csv",
          csv.toString().getBytes(StandardCharsets.UTF_8));
      await(() -> version(owner, board) > 500);

      first.kill();

      try (TestServer second = TestServer.start(redis.url())) {
        Http again = Http.at(second.url()).as(TestServer.OWNER);
        assertThat(version(again, board)).isLessThan(3L * ROWS + 2);
        await(() -> version(again, board) == 3L * ROWS + 2);
        List<String> titles = again
            .get("/api/boards/" + board + "/export/csv")
            .text()
            .lines()
            .skip(1)
            .map(line -> line.split(",")[1])
            .toList();
        assertThat(titles)
            .isEqualTo(
                IntStream.rangeClosed(1, ROWS).mapToObj(row -> "Row " + row).toList());
      }
    }
  }

  private static long version(Http owner, String board) {
    return owner.get("/api/boards").list("boards").stream()
        .map(JsonObject.class::cast)
        .filter(each -> each.getString("board").equals(board))
        .findFirst()
        .orElseThrow()
        .getLong("version");
  }

  private static void await(java.util.function.BooleanSupplier done) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!done.getAsBoolean()) assertThat(System.nanoTime()).isLessThan(deadline);
  }
}
