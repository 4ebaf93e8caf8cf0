package dev.tandem.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.tandem.testing.ServerProcess;
import dev.tandem.testing.TestApi;
import dev.tandem.testing.TestClient;
import dev.tandem.testing.TestRedis;
import dev.tandem.testing.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A wall and twenty people for a while: neither the server nor the wall's page may grow. Hours of it: {@code
 * -Dit.test=SoakIT -Dsoak.warm=8300 -Dsoak.seconds=14400 -Dsoak.every=60}. It is idle for most of its time, so the other tests run
 * beside it.
 */
@Execution(ExecutionMode.CONCURRENT)
class SoakIT {
  private static final int SECONDS = Integer.getInteger("soak.seconds", 180);
  private static final int EVERY = Integer.getInteger("soak.every", 6);
  /** Edits before it begins, so that the room's ring is full: until then it grows by what it holds, 2 KB an edit. */
  private static final int WARM = Integer.getInteger("soak.warm", 0);

  private static final int PEOPLE = 20;
  private static final int STORIES = 60;
  private static final long MOST_GROWTH = 2L << 20;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TestApi API = new TestApi();

  @RegisterExtension
  final Browsers browsers = new Browsers();

  private final List<Long> server = new ArrayList<>();
  private final List<Long> page = new ArrayList<>();
  private String url;
  private String board;
  private int ops;

  @Test
  void neitherServerNorPageGrows() {
    List<TestClient> people = new ArrayList<>();
    try (TestRedis redis = TestRedis.start();
        ServerProcess process = ServerProcess.of(redis.url(), "TANDEM_RATE_LIMITS", "off")) {
      process.start().join();
      url = process.url();
      board = API.makeBoard(url);
      for (int i = 0; i < STORIES; i++)
        op("{\"type\":\"createStory\",\"id\":\"" + story(i) + "\",\"title\":\"Story " + i + "\"}");
      plan();
      for (int i = 0; i < WARM; i++)
        op("{\"type\":\"setStoryTitle\",\"id\":\"" + story(i % STORIES) + "\",\"title\":\"Before "
            + i + "\"}");
      Page wall = hang();
      CDPSession tools = wall.context().newCDPSession(wall);
      for (int i = 0; i < PEOPLE; i++) {
        people.add(new TestClient(TestServer.OWNER, board));
        people.get(i).connect(url);
      }
      for (int second = 0; second < SECONDS; second += EVERY) {
        work(people, second);
        server.add(process.liveHeapBytes());
        page.add(used(tools));
      }
      assertThat(wall.locator("[data-panel]")).isVisible();
    } finally {
      people.forEach(TestClient::close);
    }
    report("server", server);
    report("page", page);
    Assertions.assertThat(growth(server)).as("bytes the server grew").isLessThan(MOST_GROWTH);
    Assertions.assertThat(growth(page)).as("bytes the page grew").isLessThan(MOST_GROWTH);
  }

  /** A while of usual work: two edits a second, and people who look at one story after the other. */
  private void work(List<TestClient> people, int second) {
    for (int half = 0; half < 2 * EVERY; half++) {
      long next = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(500);
      int at = second * 2 + half;
      String id = story(at % STORIES);
      op(
          at % 3 == 0
              ? "{\"type\":\"moveStory\",\"id\":\"" + id + "\"}"
              : "{\"type\":\"setStoryTitle\",\"id\":\"" + id + "\",\"title\":\"Title " + at
                  + "\"}");
      TestClient one = people.get(at % PEOPLE);
      one.send(
          JSON.createObjectNode().put("t", "presence").put("view", "backlog").put("card", id));
      people.forEach(TestClient::clear);
      while (System.nanoTime() < next) LockSupport.parkNanos(next - System.nanoTime());
    }
  }

  private void plan() {
    String lane = "01JZW%021d".formatted(1);
    op("{\"type\":\"createLane\",\"id\":\"" + lane + "\",\"title\":\"Trust\"}");
    op("{\"type\":\"createInitiative\",\"id\":\"01JZX" + "%021d".formatted(1)
        + "\",\"title\":\"Refunds\",\"lane\":\"" + lane + "\"}");
    String sprint = "01JZY%021d".formatted(1);
    op("{\"type\":\"createSprint\",\"id\":\"" + sprint
        + "\",\"title\":\"Sprint 8\",\"start\":\"2026-01-05\",\"end\":\"2026-12-31\"}");
    for (int i = 0; i < 8; i++)
      op("{\"type\":\"planStory\",\"id\":\"" + story(i) + "\",\"sprint\":\"" + sprint + "\"}");
  }

  private Page hang() {
    String id = API.post(
            url, TestServer.OWNER, "/api/boards/" + board + "/screens", "{\"layout\":\"rotate\"}")
        .get("url")
        .textValue();
    Page wall = browsers.newContext(1920, 1080, ColorScheme.LIGHT).newPage();
    wall.navigate(id);
    wall.locator("[data-panel]").waitFor();
    String screen = API.get(url, "/api/boards/" + board + "/screens")
        .get("screens")
        .get(0)
        .get("id")
        .textValue();
    op(
        "{\"type\":\"setScreenPanels\",\"id\":\"" + screen
            + "\",\"panels\":[\"sprint\",\"burndown\",\"roadmap\",\"blockers\"],\"seconds\":[5,5,5,5]}");
    return wall;
  }

  private static long used(CDPSession tools) {
    tools.send("HeapProfiler.collectGarbage");
    JsonObject usage = tools.send("Runtime.getHeapUsage");
    return usage.get("usedSize").getAsLong();
  }

  private static String story(int number) {
    return "01JZZ%021d".formatted(number);
  }

  private void op(String op) {
    String client = "%032x".formatted(0x50a4L);
    API.post(
        url,
        TestServer.OWNER,
        "/api/boards/" + board + "/ops",
        "{\"client\":\"" + client + "\",\"list\":[{\"n\":" + ++ops + ",\"op\":" + op + "}]}");
  }

  /** Bytes by which the median of the last quarter is above that of the second. */
  private static long growth(List<Long> samples) {
    int quarter = samples.size() / 4;
    return median(samples.subList(samples.size() - quarter, samples.size()))
        - median(samples.subList(quarter, 2 * quarter));
  }

  private static long median(List<Long> samples) {
    return samples.stream().sorted().toList().get(samples.size() / 2);
  }

  private static void report(String what, List<Long> samples) {
    System.out.printf(
        "soak of %d s, %s: %.1f MiB at the end, %+.2f MiB from the second to the last quarter%n",
        SECONDS, what, samples.get(samples.size() - 1) / 1048576.0, growth(samples) / 1048576.0);
  }
}
