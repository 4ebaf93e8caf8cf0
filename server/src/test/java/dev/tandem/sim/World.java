package dev.tandem.sim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.auth.Identity;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Hat;
import dev.tandem.domain.members.AddMember;
import dev.tandem.protocol.OpsReader;
import dev.tandem.protocol.SentOp;
import dev.tandem.protocol.Wire;
import dev.tandem.room.BoardRoom;
import dev.tandem.room.RoomProbe;
import dev.tandem.room.RoomTrouble;
import dev.tandem.room.Submission;
import dev.tandem.sim.page.BoardSync;
import dev.tandem.sim.page.Copy;
import dev.tandem.sim.page.PendingOp;
import dev.tandem.sim.page.Transport;
import dev.tandem.testing.Inflating;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Three nodes, a Redis and twenty tabs of eight people, and what goes wrong between them. */
final class World {
  static final EntityId BOARD = EntityId.of("01J0000000000000000000B0AD");
  static final int NODES = 3;
  static final int TABS = 20;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<List<Hat>> PEOPLE = List.of(
      List.of(Hat.OWNER),
      List.of(Hat.PO, Hat.PM),
      List.of(Hat.PO, Hat.PM),
      List.of(Hat.OWNER),
      List.of(Hat.PO, Hat.DEVELOPER),
      List.of(Hat.PO),
      List.of(Hat.PO),
      List.of(Hat.STAKEHOLDER));

  /** A tab that is open, and where it is. */
  final class Tab {
    final Process process = new Process(time);
    final int person;
    final BoardSync sync;
    private final String id = "%032x".formatted(++tabs);

    Tab(int person) {
      this.person = person;
      sync = new BoardSync(
          process,
          "sim",
          id,
          member(person),
          transport(),
          devices.get(person).open(id, process),
          shared,
          new BoardSync.Watcher() {
            @Override
            public void made(PendingOp op) {
              ledger.made(op);
            }

            @Override
            public void saved(PendingOp op) {
              ledger.saved(op);
            }

            @Override
            public void refused(PendingOp op, String code) {
              ledger.refused(op, code);
            }

            @Override
            public void odd(String what) {
              // A store that lost its last versions takes everybody back until they are healed.
              if (lossy && what.startsWith("a snapshot at")) return;
              throw new AssertionError("tab " + id.substring(28) + ": " + what);
            }
          });
      sync.start();
    }

    private Transport transport() {
      return World.this.transport(process, person);
    }
  }

  /** The way of a tab to the nodes. */
  Transport transport(Process process, int person) {
    return new Transport() {
      @Override
      public Future<String> ticket() {
        return ask(
            process,
            node -> node.link.store().isUp()
                ? Future.succeededFuture(member(person))
                : Future.failedFuture(new Failure(503)));
      }

      @Override
      public Wire open(Ears ears) {
        Node node = nodes.get(time.random.nextInt(nodes.size()));
        Cable cable = new Cable(time, process, node.process, queue, ears, World.this::read);
        cables.add(cable);
        cable.connect(node.endpoint, BOARD.value());
        return cable;
      }

      @Override
      public Future<JsonNode> postOps(String client, String list, boolean together) {
        return ask(process, node -> submit(node, person, client, list, together));
      }
    };
  }

  private Future<JsonNode> submit(
      Node node, int person, String client, String list, boolean together) {
    try {
      List<SentOp> ops = new OpsReader(100, 16 << 10).read(JSON.readTree(list), list.length());
      Identity who = people.get(member(person));
      return node.room()
          .compose(room -> room.submit(Submission.of(who, client, ops, together)))
          .map(answers -> {
            var json = JSON.createArrayNode();
            answers.forEach(answer -> {
              var one = json.addObject();
              one.put("n", answer.n()).put("state", Wire.word(answer.state()));
              answer.version().ifPresent(version -> one.put("version", version));
              answer.code().ifPresent(code -> one.put("code", code.name()));
            });
            return (JsonNode) json;
          })
          .recover(why -> Future.failedFuture(
              new Transport.Failure(why instanceof RoomTrouble.ForeignClient ? 403 : 503)));
    } catch (Exception bad) {
      return Future.failedFuture(bad);
    }
  }

  final VirtualTime time;
  final Redis redis;
  final List<Node> nodes = new ArrayList<>();
  final List<Tab> open = new ArrayList<>();
  final List<Device> devices = new ArrayList<>();
  final List<Cable> cables = new ArrayList<>();
  final Map<String, Identity> people = new LinkedHashMap<>();
  final Ledger ledger;
  private final boolean lossy;
  final Typist typist;
  private final Copy.Shared shared = new Copy.Shared();
  final int queue;
  private final int size;
  /** What was read of frames that are on the way to several tabs, and of those before them. */
  private Map<Buffer, JsonNode> read = new IdentityHashMap<>();

  private Map<Buffer, JsonNode> readBefore = new IdentityHashMap<>();
  /** The same by what the frames hold: three nodes tell the same changes in frames of their own. */
  private Map<Buffer, JsonNode> alike = new HashMap<>();

  private int tabs;
  private int started;

  /** @param lossy whether Redis may lose what it had */
  World(long seed, boolean lossy) {
    this(seed, TABS, lossy);
  }

  /** The same with fewer tabs. */
  World(long seed, int size, boolean lossy) {
    this.size = size;
    this.lossy = lossy;
    ledger = new Ledger(lossy);
    time = new VirtualTime(seed);
    redis = new Redis(time);
    typist = new Typist(time.random);
    queue = List.of(4 << 10, 64 << 10, 256 << 10).get(time.random.nextInt(3));
    for (int person = 0; person < PEOPLE.size(); person++) {
      EntityId id = EntityId.of(member(person));
      people.put(id.value(), new Identity(id, "P" + person, false, Optional.empty()));
      devices.add(new Device(time, time.random.nextBoolean()));
    }
    for (int i = 0; i < NODES; i++) nodes.add(node());
    found();
    for (int i = 0; i < size; i++) open.add(new Tab(i % PEOPLE.size()));
  }

  static String member(int person) {
    return "01J000000000000000000000M" + person;
  }

  private Node node() {
    return new Node(time, redis, "n" + ++started, people);
  }

  private void found() {
    Identity owner = people.get(member(0));
    List<SentOp> others = new ArrayList<>();
    for (int person = 1; person < PEOPLE.size(); person++)
      others.add(SentOp.of(
          person, new AddMember(EntityId.of(member(person)), "P" + person, PEOPLE.get(person))));
    Future<?> made = nodes
        .get(0)
        .rooms
        .create(BOARD, "Plan", Optional.empty(), owner)
        .compose(room -> room.submit(Submission.asOwner(owner, "f".repeat(32), others)));
    if (!time.until(made::isComplete, 10_000) || made.failed())
      throw new AssertionError("the board could not be made", made.cause());
  }

  /** A call over HTTP to one of the nodes; it may be lost on the way there or back. */
  private <T> Future<T> ask(Process tab, java.util.function.Function<Node, Future<T>> call) {
    Promise<T> promise = Promise.promise();
    Node node = nodes.get(time.random.nextInt(nodes.size()));
    boolean lost = time.chance(troubled ? 0.1 : 0);
    time.in(time.between(100, 5_000), () -> {
      if (node.process.isDead())
        answer(tab, promise, Future.failedFuture(new Transport.Failure(0)));
      else
        node.process.run(() -> call.apply(node)
            .onComplete(result -> answer(
                tab, promise, lost ? Future.failedFuture(new Transport.Failure(0)) : result)));
    });
    // A node that dies with the call answers nothing: the browser gives up.
    time.in(30_000_000, () -> answer(tab, promise, Future.failedFuture(new Transport.Failure(0))));
    return promise.future();
  }

  private <T> void answer(Process tab, Promise<T> promise, io.vertx.core.AsyncResult<T> result) {
    time.in(
        time.between(100, 5_000),
        () -> tab.run(() -> {
          if (result.succeeded()) promise.tryComplete(result.result());
          else promise.tryFail(result.cause());
        }));
  }

  private JsonNode read(Buffer frame) {
    if (read.size() > 500) {
      readBefore = read;
      read = new IdentityHashMap<>();
      alike = new HashMap<>();
    }
    JsonNode known = readBefore.get(frame);
    if (known != null) return known;
    return read.computeIfAbsent(frame, once -> alike.computeIfAbsent(once, World::parsed));
  }

  private static JsonNode parsed(Buffer frame) {
    try {
      return JSON.readTree(Inflating.bytes(frame));
    } catch (java.io.IOException notJson) {
      throw new AssertionError(notJson);
    }
  }

  // ---- what goes wrong

  private boolean troubled;

  /** From now on calls may be lost, too. */
  void trouble(boolean on) {
    troubled = on;
  }

  /** A node dies and another one starts. */
  void replace(int index) {
    Node dead = nodes.get(index);
    dead.kill();
    for (Cable cable : List.copyOf(cables)) if (cable.isOf(dead.process)) lose(cable);
    nodes.set(index, node());
  }

  /** Some connections break loudly, some are never heard of again. */
  void lose(Cable cable) {
    if (time.chance(0.2)) cable.stall(true, true);
    else cable.breakDown();
  }

  /** A tab dies, and sooner or later its person opens another one. */
  void kill(Tab tab) {
    open.remove(tab);
    if (time.chance(0.3)) tab.sync.stop();
    tab.process.kill();
    for (Cable cable : List.copyOf(cables)) if (cable.isOf(tab.process)) lose(cable);
    time.in(time.between(10, 3_000) * 1_000L, () -> open.add(new Tab(tab.person)));
  }

  /** Connections that still matter. */
  List<Cable> standing() {
    cables.removeIf(Cable::isOver);
    return cables;
  }

  /** Everything works again, and nothing new goes wrong. */
  void heal() {
    troubled = false;
    redis.loseMessages(0);
    redis.thaw();
    nodes.forEach(node -> node.process.thaw());
    open.forEach(tab -> tab.process.thaw());
    standing().forEach(Cable::flow);
    standing().forEach(cable -> cable.slowDown(1_000_000));
  }

  /** All is told and answered, everywhere. */
  boolean isAtRest() {
    if (open.size() < size || !redis.isWell()) return false;
    for (Device device : devices) if (!device.pending.isEmpty()) return false;
    long version = -1;
    for (Tab tab : open) {
      if (!tab.sync.state().equals("live") || !tab.sync.pending().isEmpty()) return false;
      if (version >= 0 && tab.sync.version() != version) return false;
      version = tab.sync.version();
    }
    return true;
  }

  /** Why it is not. */
  String unrest() {
    StringBuilder words = new StringBuilder("redis " + redis.isWell());
    for (Node node : nodes)
      node.rooms
          .rooms()
          .forEach(room -> words
              .append("; node at ")
              .append(room.head())
              .append(room.isAway() ? " away" : "")
              .append(" keeps ")
              .append(RoomProbe.kept(room)));
    for (Tab tab : open)
      words
          .append("\n")
          .append(tab.id.substring(28))
          .append(" of ")
          .append(tab.person)
          .append(' ')
          .append(tab.sync.state())
          .append(' ')
          .append(tab.sync.closed())
          .append(" at ")
          .append(tab.sync.have())
          .append(" pending ")
          .append(tab.sync.pending().size())
          .append(
              tab.sync.pending().isEmpty()
                  ? ""
                  : " first n " + tab.sync.pending().get(0).n)
          .append(" processed ")
          .append(nodes.stream()
              .flatMap(node -> node.rooms.rooms().stream())
              .map(room -> room.processed(tab.id))
              .toList());
    for (Device device : devices) words.append("\nkept ").append(device.pending.size());
    return words.toString();
  }

  Optional<BoardRoom> anyRoom() {
    return nodes.stream().flatMap(node -> node.rooms.rooms().stream()).findFirst();
  }
}
