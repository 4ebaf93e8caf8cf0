package dev.tandem.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.testing.ServerProcess;
import dev.tandem.testing.TestApi;
import dev.tandem.testing.TestRedis;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Two servers as processes and a Redis, all killed again and again while sixty pages write. {@code -Dchaos.ops=20000
 * -Dchaos.pause=700} is the long form.
 */
class ChaosIT {
  private static final int OPS = Integer.getInteger("chaos.ops", 2_500);
  private static final int PAGES = Integer.getInteger("chaos.pages", 60);
  /** Mean ms between two bursts of one page. */
  private static final int PAUSE = Integer.getInteger("chaos.pause", 1_000);

  private static final long CALM_MS = 10_000;

  @Test
  void killedServersAndRedisLoseNothing() throws Exception {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("ChaosIT -Dseed=" + seed);
    Random random = new Random(seed);
    TestApi api = new TestApi();
    try (TestRedis redis = TestRedis.startOnPort();
        ServerProcess one = ServerProcess.of(redis.url(), "TANDEM_RATE_LIMITS", "off");
        ServerProcess two = ServerProcess.of(redis.url(), "TANDEM_RATE_LIMITS", "off")) {
      CompletableFuture.allOf(one.start(), two.start()).get(90, TimeUnit.SECONDS);
      String board = api.makeBoard(one.url());
      String member = api.get(one.url(), "/api/me").path("member").textValue();
      List<ServerProcess> nodes = List.of(one, two);
      try (Crowd crowd = new Crowd(
          PAGES, seed, board, member, chance -> nodes.get(chance.nextInt(2)).url())) {
        crowd.live();
        crowd.write(PAUSE);
        int[] kills = kill(random, nodes, redis, crowd);
        long calm = crowd.settle(60_000);
        crowd.check(api.board(two.url(), board));
        System.out.printf(
            "ChaosIT: %s, %d kills of servers, %d of Redis, equal after %d ms%n",
            crowd.summary(), kills[0], kills[1], calm);
        assertThat(calm).isLessThan(CALM_MS);
      }
    }
  }

  /** Kills one server every 3 to 10 s and Redis every 10 to 20 s, until all is written; then all are up. */
  private static int[] kill(Random random, List<ServerProcess> nodes, TestRedis redis, Crowd crowd)
      throws Exception {
    int[] kills = new int[2];
    long begun = System.nanoTime();
    long nextNode = 3_000 + random.nextInt(7_000);
    long nextRedis = 5_000 + random.nextInt(10_000);
    List<CompletableFuture<Void>> starting = new ArrayList<>();
    while (true) {
      long now = (System.nanoTime() - begun) / 1_000_000;
      boolean enough = kills[0] >= 2 && kills[1] >= 1;
      if (crowd.made(enough ? OPS : Integer.MAX_VALUE, Math.min(nextNode, nextRedis) - now)) break;
      if (nextNode <= nextRedis) {
        // The other one is never killed while this one starts: that would be no Tandem at all.
        if (starting.stream().allMatch(CompletableFuture::isDone)) {
          ServerProcess node = nodes.get(random.nextInt(2));
          node.kill9();
          starting.add(node.start());
          kills[0]++;
        }
        nextNode += 3_000 + random.nextInt(7_000);
      } else {
        redis.kill9();
        kills[1]++;
        nextRedis += 10_000 + random.nextInt(10_000);
      }
    }
    crowd.rest();
    // A server that found Redis away at its start gave up: it is started again, as its keeper
    // would.
    for (int i = 0; i < starting.size(); i++)
      starting.get(i).handle((up, why) -> why).get();
    for (ServerProcess node : nodes) if (!node.isUp()) node.start().get(90, TimeUnit.SECONDS);
    return kills;
  }
}
