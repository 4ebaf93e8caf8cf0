package dev.tandem.sim;

import java.util.EnumSet;
import java.util.Set;

/** What goes wrong in a run. */
enum Weather {
  /** Connections break, stall in one direction, crawl. */
  NETWORK,
  /** Redis crashes and freezes, links to it break, published messages are lost. */
  REDIS,
  /** Nodes are killed and freeze. */
  NODES,
  /** Tabs are killed, closed and frozen. */
  TABS,
  /** Redis fails over to a replica that is behind; not part of the usual weather, for it loses what it had. */
  REPLICAS;

  /** Some of it, by the seed. */
  static Set<Weather> of(VirtualTime time) {
    if (time.chance(0.2)) return EnumSet.range(NETWORK, TABS);
    Set<Weather> some = EnumSet.noneOf(Weather.class);
    for (Weather each : EnumSet.range(NETWORK, TABS)) if (time.chance(0.4)) some.add(each);
    return some;
  }

  /** Something of it happens. */
  void strike(World world) {
    VirtualTime time = world.time;
    switch (this) {
      case NETWORK -> network(world, time);
      case REDIS -> redis(world, time);
      case NODES -> nodes(world, time);
      case REPLICAS -> replicas(world, time);
      default -> tabs(world, time);
    }
  }

  private static void network(World world, VirtualTime time) {
    var standing = world.standing();
    if (standing.isEmpty()) return;
    Cable cable = standing.get(time.random.nextInt(standing.size()));
    int dice = time.random.nextInt(10);
    if (dice < 4) cable.breakDown();
    else if (dice < 6) cable.slowDown(time.between(1, 50));
    else {
      cable.stall(dice != 6, dice != 7);
      if (dice < 9) time.in(time.between(100, 15_000) * 1_000L, cable::flow);
    }
  }

  private static void redis(World world, VirtualTime time) {
    int dice = time.random.nextInt(10);
    if (dice < 3) world.redis.crash(time.between(10, 3_000));
    else if (dice < 5) world.redis.freeze(time.between(10, 4_000));
    else if (dice < 8)
      world.nodes.get(time.random.nextInt(world.nodes.size())).link.lose();
    else world.redis.loseMessages(dice == 8 ? 0 : time.random.nextDouble());
  }

  private static void nodes(World world, VirtualTime time) {
    int index = time.random.nextInt(world.nodes.size());
    if (time.chance(0.6)) world.replace(index);
    else {
      Process process = world.nodes.get(index).process;
      process.freeze();
      time.in(time.between(10, 5_000) * 1_000L, process::thaw);
    }
  }

  private static void replicas(World world, VirtualTime time) {
    world.redis.failOver(World.BOARD.value(), time.between(1, 400), time.between(10, 2_000));
  }

  private static void tabs(World world, VirtualTime time) {
    if (world.open.isEmpty()) return;
    World.Tab tab = world.open.get(time.random.nextInt(world.open.size()));
    if (time.chance(0.6)) world.kill(tab);
    else {
      tab.process.freeze();
      time.in(time.between(10, 20_000) * 1_000L, tab.process::thaw);
    }
  }
}
