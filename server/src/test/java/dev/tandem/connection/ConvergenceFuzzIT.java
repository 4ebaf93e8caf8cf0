package dev.tandem.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.testing.PageOps;
import dev.tandem.testing.TestApi;
import dev.tandem.testing.TestClient;
import dev.tandem.testing.TestRedis;
import dev.tandem.testing.TestServer;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Five pages on two servers and one Redis, which are killed and started again while the pages write: in the end all
 * boards equal the stored one, nothing acknowledged is lost, nothing is done twice. {@code -Dseed=N} tries one seed.
 */
class ConvergenceFuzzIT {
  /** Seeds that failed once stay here. */
  private static final long[] FAILED_ONCE = {};

  private static final int STEPS = 900;

  static List<Long> seeds() {
    if (System.getProperty("seed") != null) return List.of(Long.getLong("seed"));
    List<Long> seeds = new ArrayList<>();
    for (long seed : FAILED_ONCE) seeds.add(seed);
    seeds.add(System.nanoTime());
    return seeds;
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void allBoardsBecomeEqual(long seed) {
    System.out.println("ConvergenceFuzzIT -Dseed=" + seed);
    Random random = new Random(seed);
    try (TestRedis redis = TestRedis.start();
        World world = new World(redis, random)) {
      for (int step = 0; step < STEPS; step++) world.act();
      world.check();
    }
  }

  private static final class World implements AutoCloseable {
    final TestApi api = new TestApi();
    final TestRedis redis;
    final Random random;
    final TestServer[] servers = new TestServer[2];
    final List<TestClient> pages = new ArrayList<>();
    final List<PageOps> ops = new ArrayList<>();
    final int[] at = new int[5];
    final String board;

    World(TestRedis redis, Random random) {
      this.redis = redis;
      this.random = random;
      for (int i = 0; i < servers.length; i++) servers[i] = server();
      board = api.makeBoard(servers[0].url());
      for (int page = 0; page < 5; page++) {
        pages.add(new TestClient(TestServer.OWNER, board));
        ops.add(new PageOps(random, page));
        join(page);
      }
    }

    /** A server; it does not start while Redis is down from a kill, so again until it does. */
    private TestServer server() {
      for (long deadline = System.nanoTime() + 20_000_000_000L; ; ) {
        try {
          return TestServer.start(redis.url(), "TANDEM_RATE_LIMITS", "off");
        } catch (CompletionException down) {
          if (System.nanoTime() > deadline) throw down;
        }
      }
    }

    void act() {
      int page = random.nextInt(pages.size());
      int dice = random.nextInt(400);
      if (dice < 340) write(page);
      else if (dice < 350) pages.get(page).resend();
      else if (dice < 370) pages.get(page).cut();
      else if (dice < 393) join(page);
      else if (dice < 396 && isUp()) redis.kill9();
      else if (dice >= 396 && dice < 398 && isUp()) freeze();
      else if (dice == 398) restart(random.nextInt(servers.length));
    }

    private void write(int page) {
      TestClient client = pages.get(page);
      if (client.isClosed()) join(page);
      if (client.unanswered() > 50) return;
      List<ObjectNode> list = new ArrayList<>();
      for (int i = random.nextInt(3); i >= 0; i--) list.add(client.look(ops.get(page)::next));
      client.ops(list, random.nextInt(10) == 0);
    }

    /** Comes back to one of the servers, however long it takes to be let in. */
    private void join(int page) {
      at[page] = random.nextInt(servers.length);
      pages.get(page).cut();
      for (long deadline = System.nanoTime() + 20_000_000_000L; ; ) {
        try {
          if (pages.get(page).tryConnect(servers[at[page]].url())) return;
        } catch (UncheckedIOException busy) {
          // Redis is away, and with it the tickets: again.
        }
        if (System.nanoTime() > deadline)
          throw new AssertionError("not let in: " + pages.get(page).closeReason());
      }
    }

    /** It may be down from the kill before. */
    private boolean isUp() {
      try {
        return redis.ask("PING").contains("PONG");
      } catch (UncheckedIOException down) {
        return false;
      }
    }

    private void freeze() {
      redis.pause();
      write(random.nextInt(pages.size()));
      redis.resume();
    }

    private void restart(int server) {
      servers[server].kill();
      servers[server] = server();
      for (int page = 0; page < pages.size(); page++) if (at[page] == server) join(page);
    }

    void check() {
      for (int page = 0; page < pages.size(); page++) join(page);
      pages.forEach(TestClient::settle);
      JsonNode whole = api.board(servers[0].url(), board);
      Map<String, ObjectNode> stored = new TreeMap<>();
      whole
          .get("entities")
          .forEach(entity -> stored.put(entity.get("id").textValue(), entity.deepCopy()));
      for (TestClient page : pages) {
        page.reach(whole.get("version").longValue());
        assertThat(page.board().entities()).isEqualTo(stored);
        assertThat(page.board().wentBack()).isZero();
        assertThat(page.count("reset")).isZero();
      }
      checkLog(whole.get("version").longValue());
    }

    /** Each op stands in the log as often as its author was told: once or never. */
    private void checkLog(long version) {
      Map<String, Long> log = new TreeMap<>();
      JsonNode changes = api.get(servers[1].url(), "/api/boards/" + board + "/changes?after=0");
      for (JsonNode change : changes.get("list")) {
        String op = change.get("client").textValue() + "/" + change.get("n");
        assertThat(log.put(op, change.get("version").longValue()))
            .as("done twice: " + op)
            .isNull();
      }
      assertThat((long) log.size()).isEqualTo(version);
      int committed = 0;
      for (TestClient page : pages) {
        for (Map.Entry<Long, String> outcome : page.outcomes().entrySet()) {
          boolean done = log.containsKey(page.id() + "/" + outcome.getKey());
          assertThat(outcome.getValue().equals("committed"))
              .as(page.id() + "/" + outcome)
              .isEqualTo(done);
          if (done) committed++;
        }
      }
      assertThat(committed).isGreaterThan(STEPS / 10);
    }

    @Override
    public void close() {
      pages.forEach(TestClient::close);
      for (TestServer server : servers) if (server != null) server.close();
    }
  }
}
