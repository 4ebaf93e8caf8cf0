package dev.tandem.sim;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.sim.page.PendingOp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/**
 * What one tab of a simulation went through, step by step, replayed: the twin does the same again. The page's own
 * {@code scripts.spec.ts} replays the same files. {@code -Dupdate} records them anew.
 */
class ScriptsTest {
  private static final Path FOLDER = Path.of("src/test/resources/scripts");
  private static final int TABS = 4;
  private static final long ACTIVE_MS = 40_000;

  @BeforeAll
  static void hush() {
    ((Logger) LoggerFactory.getLogger("dev.tandem.room")).setLevel(Level.OFF);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void theTwinDoesTheSameAgain(long seed) throws IOException {
    Path file = FOLDER.resolve("tab" + seed + ".json");
    if (System.getProperty("update") != null) {
      Files.createDirectories(FOLDER);
      Files.writeString(
          file,
          Steps.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(record(seed)) + "\n");
    }
    JsonNode script = Steps.JSON.readTree(Files.readString(file));
    assertThat(script.path("steps").size()).isGreaterThan(50);
    replay(script);
  }

  /** Plays a script's inputs; the steps and the end must come out as they are written. */
  private static void replay(JsonNode script) {
    VirtualTime time = new VirtualTime(0);
    time.pass(script.path("begins").longValue() - time.millis());
    Steps.Scripted way = new Steps.Scripted();
    Steps page = new Steps(
        time,
        script.path("client").textValue(),
        script.path("member").textValue(),
        left(script),
        way);
    page.sync.start();
    for (JsonNode step : script.path("steps")) {
      if (!Steps.comesIn(step)) continue;
      long at = step.path("at").longValue() * 1_000_000 + 400_000;
      time.passTo(at);
      way.enter(step, page);
      time.passTo(at + 100_000);
    }
    time.passTo(script.path("ends").longValue() * 1_000_000 + 900_000);
    JsonNode steps = Steps.read(page.steps.toString());
    for (int i = 0; i < script.path("steps").size(); i++)
      assertThat(steps.path(i)).as("step " + i).isEqualTo(script.path("steps").path(i));
    assertThat(steps.size()).isEqualTo(script.path("steps").size());
    JsonNode end = Steps.read(page.end().toString());
    assertThat(end).isEqualTo(script.path("end"));
  }

  private static List<PendingOp> left(JsonNode script) {
    List<PendingOp> left = new ArrayList<>();
    for (JsonNode op : script.path("left"))
      left.add(PendingOp.kept(
          op.path("key").textValue(),
          op.path("member").textValue(),
          op.path("group").asText(""),
          op.path("op"),
          script.path("client").textValue(),
          op.path("client").textValue(),
          op.path("n").asLong(0)));
    return left;
  }

  // ---- recording

  private static JsonNode record(long seed) {
    World world = new World(seed, TABS, false);
    VirtualTime time = world.time;
    time.until(() -> world.open.stream().allMatch(tab -> tab.sync.known()), 10_000);
    String client = "%032x".formatted(0xABC0 + seed);
    List<PendingOp> left = deadTab(world).stream()
        .map(op -> PendingOp.kept(op.key, op.member, op.group, op.op, client, op.client, op.n))
        .toList();
    Process[] process = new Process[1];
    Steps page = new Steps(
        time, client, World.member(1), copies(left), world.transport(new Via(time, process), 1));
    process[0] = page.process;
    time.passTo((time.millis() + 1) * 1_000_000);
    long begins = time.millis();
    page.sync.start();
    long end = begins + ACTIVE_MS;
    typing(world, page, end);
    trouble(world, seed, end);
    time.passTo(end * 1_000_000);
    world.heal();
    time.until(() -> page.sync.state().equals("live") && page.sync.pending().isEmpty(), 60_000);
    time.passTo((time.millis() + 1_000) * 1_000_000 + 900_000);
    ObjectNode script = Steps.JSON.createObjectNode();
    script.put("seed", seed).put("client", client).put("member", World.member(1));
    script.put("begins", begins).put("ends", time.millis());
    ArrayNode kept = script.putArray("left");
    for (PendingOp op : left) {
      ObjectNode one = kept.addObject().put("key", op.key).put("member", op.member);
      if (!op.group.isEmpty()) one.put("group", op.group);
      one.put("client", op.client);
      if (op.n > 0) one.put("n", op.n);
      one.set("op", op.op);
    }
    script.set("steps", page.steps);
    script.set("end", page.end());
    return script;
  }

  private static List<PendingOp> copies(List<PendingOp> ops) {
    return ops.stream().map(PendingOp::copy).toList();
  }

  /** Somebody's tab dies with ops that are sent and not answered, and ops that are not sent. */
  private static List<PendingOp> deadTab(World world) {
    World.Tab tab = world.open.get(1);
    for (Cable cable : world.standing()) if (cable.isOf(tab.process)) cable.stall(false, true);
    for (int i = 0; i < 4; i++)
      tab.sync.dispatch(List.of(world.typist.next(tab.sync.confirmed())), -1, null);
    world.time.pass(300);
    for (Cable cable : world.standing()) if (cable.isOf(tab.process)) cable.stall(true, true);
    tab.process.kill();
    world.open.remove(tab);
    List<PendingOp> left = new ArrayList<>(world.devices.get(1).pending.values());
    world.devices.get(1).pending.clear();
    return left;
  }

  private static void typing(World world, Steps page, long end) {
    world.time.in(world.time.between(500, 3_000) * 1_000L, () -> {
      if (world.time.millis() > end) return;
      List<JsonNode> ops = new ArrayList<>();
      int size = world.time.chance(0.2) ? 3 : 1;
      for (int i = 0; i < size; i++) ops.add(world.typist.next(page.sync.confirmed()));
      if (page.sync.known()) page.act(ops);
      World.Tab other = world.open.get(world.time.random.nextInt(world.open.size()));
      if (other.sync.known())
        other.sync.dispatch(List.of(world.typist.next(other.sync.confirmed())), -1, null);
      typing(world, page, end);
    });
  }

  private static void trouble(World world, long seed, long end) {
    Set<Weather> weather = EnumSet.of(Weather.NETWORK, Weather.REDIS, Weather.NODES);
    List<Weather> all = new ArrayList<>(weather);
    world.time.in(world.time.between(500, 4_000) * 1_000L, () -> {
      if (world.time.millis() > end) return;
      all.get(world.time.random.nextInt(all.size())).strike(world);
      trouble(world, seed, end);
    });
  }

  /** The recorded tab's process, which is made after the way that leads to it. */
  private static final class Via extends Process {
    private final Process[] real;

    Via(VirtualTime time, Process[] real) {
      super(time);
      this.real = real;
    }

    @Override
    void run(Runnable task) {
      real[0].run(task);
    }
  }
}
