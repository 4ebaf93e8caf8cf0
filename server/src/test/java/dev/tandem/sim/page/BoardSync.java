package dev.tandem.sim.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.room.Loop;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** One open board of a tab, without what is shown (BoardSync.ts). */
public final class BoardSync {
  private static final long NOT_SAVING_AFTER = 5_000;
  private static final long RECONNECT_AFTER = 10_000;
  private static final long BEAT = 2_000;
  private static final int TAKE_OVER_EVERY = 4;

  /** Where the confirmed board stands. */
  public record Have(String epoch, long version, String tag) {}

  /** What a simulation watches; a page in the field just goes on. */
  public interface Watcher extends PendingOps.Fates {
    /** Something came that a right server never sends: a gap, something twice, a blank board. */
    void odd(String what);

    /** Somebody's op was told as done. */
    default void committed(JsonNode commit) {}
  }

  private final Loop loop;
  private final String build;
  private final String client;
  private final String member;
  private final Storage storage;
  private final Watcher watcher;
  private final PendingOps ops;
  private final Socket socket;
  private final Copy confirmed;
  private final List<JsonNode> parts = new ArrayList<>();
  private final List<Long> timers = new ArrayList<>();
  private Have have;
  private boolean known;
  private Socket.Phase phase = Socket.Phase.CONNECTING;
  private int closeCode;
  private boolean tried;
  private boolean damaged;
  private boolean replica;
  private boolean live;
  private boolean receiving;
  private boolean stale;
  private int beats;

  /** @param member who it is, as {@code welcome} will say */
  public BoardSync(
      Loop loop,
      String build,
      String client,
      String member,
      Transport transport,
      Storage storage,
      Copy.Shared shared,
      Watcher watcher) {
    this.loop = loop;
    this.build = build;
    this.client = client;
    this.member = member;
    this.storage = storage;
    this.watcher = watcher;
    confirmed = new Copy(shared);
    socket = new Socket(loop, transport, new Socket.Owner() {
      @Override
      public Buffer hello(String ticket) {
        return Messages.hello(BoardSync.this.build, client, ticket, have, ops.range());
      }

      @Override
      public void message(JsonNode message) {
        receiving = true;
        try {
          receive(message);
        } finally {
          receiving = false;
        }
        if (stale) outdated();
      }

      @Override
      public void state(Socket.Phase next, int code) {
        connection(next, code);
      }
    });
    ops = new PendingOps(
        loop, client, storage, transport, watcher, socket::send, this::version, this::outdated);
  }

  /** Id of the tab. */
  public String client() {
    return client;
  }

  /** The board as the server told it. */
  public Copy confirmed() {
    return confirmed;
  }

  /** Where it stands; null: nothing came yet. */
  public Have have() {
    return have;
  }

  /** Version of the confirmed board. */
  public long version() {
    return have == null ? 0 : have.version();
  }

  /** Ops that are not answered, in order. */
  public List<PendingOp> pending() {
    return ops.outbox().entries().stream().map(entry -> entry.pending).toList();
  }

  /** What was refused in front of this tab. */
  public List<Storage.Refused> drawer() {
    return List.copyOf(ops.drawer());
  }

  /** The code it was closed with for good; 0: it was not. */
  public int closed() {
    return closeCode;
  }

  /** As BoardSync.ts names it. */
  public String state() {
    if (phase == Socket.Phase.CLOSED) return "closed";
    if (phase != Socket.Phase.OPEN) return tried ? "offline" : "connecting";
    if (!live) return "catchingUp";
    if (damaged) return "damaged";
    boolean stuck = ops.busy || ops.outbox().unansweredFor(loop.millis()) > NOT_SAVING_AFTER;
    return stuck && !ops.outbox().entries().isEmpty() ? "notSaving" : "live";
  }

  /** Whether somebody may act: the page knows who it is for. */
  public boolean known() {
    return known;
  }

  /** Connects. */
  public void start() {
    timers.add(loop.every(1_000, this::watch));
    timers.add(loop.every(BEAT, this::beat));
    socket.start();
  }

  /** Leaves the board; what is not sent stays on the device for the next tab. */
  public void stop() {
    timers.forEach(loop::cancel);
    ops.sender().stop();
    socket.stop();
    storage.leave();
  }

  /**
   * Does ops; several: all or none.
   *
   * @param guard undo: the version after which nobody else may have changed their fields; -1: no undo
   * @param told hears how each ends, while this tab lives: saved, or the code it was refused with
   */
  public void dispatch(List<JsonNode> list, long guard, Consumer<String> told) {
    ops.add(list, member, guard, told);
  }

  private void outdated() {
    stale = true;
    if (receiving) return;
    stale = false;
    ops.sender().pump();
  }

  private void connection(Socket.Phase next, int code) {
    phase = next;
    closeCode = code;
    if (next == Socket.Phase.WAITING) tried = true;
    if (next == Socket.Phase.OPEN) return;
    live = false;
    ops.busy = false;
    parts.clear();
    ops.sender().stop();
  }

  private void resume(Have from) {
    have = from;
    socket.reconnect();
  }

  private void receive(JsonNode message) {
    switch (message.path("t").textValue()) {
      case "welcome" -> welcome(message);
      case "snapshot" -> snapshot(message);
      case "answers" -> message.path("list").forEach(answer -> ops.answer(client, answer));
      case "live" -> caughtUp();
      case "changes" -> changes(message);
      case "refused" ->
        ops.refused(message.path("n").longValue(), message.path("code").asText());
      case "busy" -> {
        ops.busy = true;
        ops.sender().pause(message.path("retryMs").longValue());
      }
      case "beat" -> {
        if (message.has("replicated"))
          ops.kept.replicated(message.path("replicated").longValue());
        socket.send(Messages.beat(version(), ops.heard()));
      }
      case "damaged" -> damaged = true;
      case "reset" -> resume(null);
      default -> {}
    }
  }

  private void welcome(JsonNode message) {
    damaged = false;
    replica = message.path("durability").asText().equals("fsync+replica");
    socket.expectEvery(message.path("heartbeat").longValue());
    if (!known) ops.takeOver(member);
    known = true;
  }

  private void snapshot(JsonNode part) {
    if (part.path("part").intValue() != parts.size() + 1) {
      watcher.odd("part " + part.path("part") + " of a snapshot after " + parts.size());
      parts.clear();
    }
    parts.add(part);
    if (parts.size() < part.path("of").intValue()) return;
    List<JsonNode> whole = List.copyOf(parts);
    parts.clear();
    boolean blank = whole.stream().allMatch(each -> each.path("entities").isEmpty());
    if (blank && confirmed.size() > 0) {
      watcher.odd("a blank board in the place of one that was there");
      resume(have);
      return;
    }
    Have at = new Have(
        part.path("epoch").textValue(),
        part.path("version").longValue(),
        part.path("tag").textValue());
    if (have != null && have.epoch().equals(at.epoch()) && at.version() < have.version())
      watcher.odd("a snapshot at " + at.version() + " after " + have.version());
    have = at;
    confirmed.replace(whole);
    arrived();
  }

  private void changes(JsonNode message) {
    long from = message.path("from").longValue();
    long to = message.path("to").longValue();
    if (have == null || to <= have.version()) {
      watcher.odd("changes " + from + " to " + to + " came at " + have);
      return;
    }
    if (from != have.version() + 1) {
      watcher.odd("changes from " + from + " came at " + have);
      resume(have);
      return;
    }
    JsonNode list = message.path("list");
    for (JsonNode commit : list) {
      if (ops.outbox().guards()) raiseGuards(commit);
      confirmed.evolve(commit);
      watcher.committed(commit);
    }
    have = new Have(have.epoch(), to, message.path("tag").textValue());
    for (JsonNode commit : list)
      ops.committed(
          commit.path("client").textValue(),
          commit.path("n").longValue(),
          commit.path("version").longValue());
    arrived();
  }

  private void raiseGuards(JsonNode commit) {
    String by = commit.path("client").textValue();
    boolean own =
        by.equals(client) || ops.outbox().find(by, commit.path("n").longValue()).isPresent();
    Set<String> touched = new HashSet<>();
    for (JsonNode put : commit.path("put")) touched.add(put.path("id").textValue() + " *");
    for (JsonNode set : commit.path("set"))
      set.path("fields")
          .fieldNames()
          .forEachRemaining(name -> touched.add(set.path("id").textValue() + " " + name));
    for (JsonNode gone : commit.path("remove")) touched.add(gone.textValue() + " *");
    ops.outbox().raiseGuards(commit.path("version").longValue(), own, touched);
  }

  private void arrived() {
    ops.arrived();
    outdated();
  }

  private void caughtUp() {
    live = true;
    socket.settled();
    ops.sender().start();
  }

  private void watch() {
    if (!replica) ops.kept.forgetOld(loop.millis());
    long waited = ops.outbox().unansweredFor(loop.millis());
    if (live && !ops.busy && waited > RECONNECT_AFTER) socket.reconnect();
  }

  private void beat() {
    storage.beat();
    if (++beats % TAKE_OVER_EVERY == 0 && known) ops.takeOver(member);
  }
}
