package dev.tandem.sim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.domain.board.Hat;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** One seed: people work while things go wrong, then all comes to rest and is looked at. */
final class Run {
  private static final long REST_MS = 150_000;
  private static final int MOST_PENDING = 400;
  /** The person whose hats the owner changes all the time. */
  static final int MOODY = 6;

  private final World world;
  private final VirtualTime time;
  private final Set<Weather> weather;
  private final int ops;
  private final int burst;

  /** @param ops how many are made before all comes to rest */
  Run(long seed, int ops) {
    this(seed, ops, false);
  }

  /** @param lossy whether Redis loses what it had: then an op that was saved may be refused later */
  Run(long seed, int ops, boolean lossy) {
    world = new World(seed, lossy);
    time = world.time;
    weather = lossy ? EnumSet.of(Weather.REPLICAS, Weather.NETWORK) : Weather.of(time);
    this.ops = ops;
    burst = List.of(6, 40, 100).get(time.random.nextInt(3));
  }

  /** Plays to the end. @return what was counted; throws when a promise was broken */
  Verdict play() {
    for (int person = 0; person < World.TABS; person++) type(person);
    if (!weather.isEmpty()) strike();
    world.trouble(!weather.isEmpty());
    if (!time.until(() -> world.ledger.size() >= ops, 3_600_000))
      throw new AssertionError("hardly anybody could work in an hour: " + world.unrest());
    done = true;
    world.heal();
    boolean rests = time.until(world::isAtRest, REST_MS);
    if (!rests) throw new AssertionError("no rest " + weather + ": " + world.unrest());
    // Half-open connections are found out within 50 s of silence and one beat.
    time.pass(80_000);
    return Verdict.of(world);
  }

  private boolean done;

  private void strike() {
    time.in(time.between(100, 3_000) * 1_000L, () -> {
      if (done) return;
      List<Weather> all = new ArrayList<>(weather);
      all.get(time.random.nextInt(all.size())).strike(world);
      strike();
    });
  }

  /** Somebody sits before the screen with this number, whichever tab is there. */
  private void type(int screen) {
    time.in(time.between(20, 600) * 1_000L, () -> {
      if (done) return;
      if (screen < world.open.size()) act(world.open.get(screen));
      type(screen);
    });
  }

  private void act(World.Tab tab) {
    boolean can = tab.sync.known() && !tab.process.isFrozen() && !tab.process.isDead();
    if (!can || tab.sync.pending().size() > MOST_PENDING) return;
    if (tab.person == 0 && time.chance(0.05)) {
      tab.sync.dispatch(List.of(hats()), -1, null);
      return;
    }
    int size = 1 + time.random.nextInt(burst);
    int dice = time.random.nextInt(20);
    if (dice == 0)
      tab.sync.dispatch(List.of(world.typist.undo(tab.sync.confirmed())), tab.sync.version(), null);
    else if (dice < 3) tab.sync.dispatch(ops(tab, Math.min(size, 6)), -1, null);
    else for (JsonNode op : ops(tab, size)) tab.sync.dispatch(List.of(op), -1, null);
  }

  private List<JsonNode> ops(World.Tab tab, int size) {
    List<JsonNode> list = new ArrayList<>();
    for (int i = 0; i < size; i++) list.add(world.typist.next(tab.sync.confirmed()));
    return list;
  }

  private JsonNode hats() {
    ObjectNode op = Typist.op("setMemberHats", World.member(MOODY));
    Hat hat = List.of(Hat.PO, Hat.STAKEHOLDER, Hat.DEVELOPER).get(time.random.nextInt(3));
    op.putArray("hats").add(hat.wire());
    return op;
  }
}
