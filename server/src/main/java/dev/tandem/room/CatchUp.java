package dev.tandem.room;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.BoardEntry;
import dev.tandem.domain.board.BoardInfo;
import dev.tandem.domain.board.Entity;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Member;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.wall.Screen;
import dev.tandem.protocol.BadField;
import dev.tandem.protocol.ChangeCodec;
import dev.tandem.protocol.ChangesFrame;
import dev.tandem.protocol.EntityCodec;
import dev.tandem.protocol.Payload;
import dev.tandem.protocol.StrictJson;
import dev.tandem.store.BoardStore;
import dev.tandem.store.Head;
import dev.tandem.store.LoadedBoard;
import dev.tandem.store.LogEntry;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings a room level with the store, and a seat level with the room: by the log where it is whole, else anew. */
final class CatchUp {
  private static final Logger LOG = LoggerFactory.getLogger(CatchUp.class);
  private static final int ENTRIES = 200;

  private final Loop loop;
  private final BoardRoom room;
  private final BoardStore store;
  private final Healing healing;
  private final int versions;
  private boolean suspicious;
  private final List<LogEntry> deferred = new ArrayList<>();

  CatchUp(Loop loop, BoardRoom room, BoardStore store, Healing healing, int versions) {
    this.loop = loop;
    this.room = room;
    this.store = store;
    this.healing = healing;
    this.versions = versions;
  }

  private String id() {
    return room.id().value();
  }

  // ---- the room

  /** Reads the board for the first time, or in place of what the room holds. False: there is no such board. */
  Future<Boolean> load() {
    return store
        .load(id())
        .compose(loaded -> loaded.isEmpty()
            ? Future.succeededFuture(false)
            : loop.onWorker(() -> decode(loaded.get()), false).map(decoded -> {
              room.take(decoded.board(), loaded.get().head(), decoded.sizes());
              return true;
            }));
  }

  private record Decoded(Board board, StoredSizes sizes) {}

  /** Runs on a worker: a large board takes a tenth of a second. */
  private Decoded decode(LoadedBoard loaded) {
    List<BoardEntry> entries = new ArrayList<>(loaded.entities().size());
    StoredSizes sizes = new StoredSizes();
    try {
      for (Buffer value : loaded.entities()) {
        BoardEntry entry = EntityCodec.stored(value.getBytes());
        entries.add(entry);
        sizes.put(entry.entity().id().value(), value.length());
      }
    } catch (BadField | StrictJson.NotJson e) {
      throw new RoomTrouble.Damaged(
          "The board " + id() + " holds an entity that cannot be read: " + e.getMessage());
    }
    return new Decoded(Board.of(room.id(), loaded.head().version(), entries.stream()), sizes);
  }

  /** Another node committed a batch. */
  void heard(LogEntry entry) {
    if (room.committer().isBusy()) deferred.add(entry);
    else if (!continues(entry, room.head()) || !follow(entry)) room.compare();
  }

  /** A commit of ours is through, or a comparison: what came meanwhile is looked at now. */
  void deferred() {
    if (deferred.isEmpty()) return;
    List<LogEntry> entries = List.copyOf(deferred);
    deferred.clear();
    for (LogEntry entry : entries) if (entry.to() > room.head().version()) heard(entry);
  }

  private static boolean continues(LogEntry entry, Head head) {
    return entry.from() == head.version() + 1 && entry.previousTag().equals(head.tag());
  }

  /** The store knows less of a client than we do: it may have lost what was refused. */
  void suspect() {
    suspicious = true;
  }

  /**
   * Compares heads and follows the log. Where the store does not continue ours it is healed from the ring, or its board is
   * taken in place of ours. Fails with StoreAway, {@link Healing.NotYet} or {@link RoomTrouble.Damaged}.
   */
  Future<Void> now() {
    deferred.clear();
    return store.head(id()).compose(found -> {
      if (found.isEmpty())
        return Future.failedFuture(new RoomTrouble.Damaged("The board is gone from the store."));
      Head there = found.get();
      Head here = room.head();
      if (there.equals(here)) return level();
      boolean ahead = there.epoch().equals(here.epoch()) && there.version() > here.version();
      if (!ahead) return healing.heal(there).compose(healed -> level());
      return there.version() - here.version() <= versions ? followLog(there) : parted(there);
    });
  }

  private Future<Void> level() {
    if (!suspicious) return Future.succeededFuture();
    suspicious = false;
    return healing.refuseAgain(room.head().version());
  }

  private Future<Void> followLog(Head there) {
    return store.read(id(), room.head().version(), ENTRIES).compose(entries -> {
      for (LogEntry entry : entries) {
        if (entry.from() == room.head().version() + 1
            && !entry.previousTag().equals(room.head().tag())) return healing.heal(there);
        if (!continues(entry, room.head())) return parted(there);
        if (!follow(entry)) return anew();
      }
      if (entries.size() == ENTRIES) return followLog(there);
      return room.head().version() < there.version() ? parted(there) : Future.succeededFuture();
    });
  }

  /**
   * The log does not go on where the room stands. Where batches of another history do not begin where ours ended no tag says
   * so: what was acknowledged since would be dropped without a word if the room just took the stored board.
   */
  private Future<Void> parted(Head there) {
    return healing.isCommon(room.head()).compose(common -> common ? anew() : healing.heal(there));
  }

  /** Takes the stored board in place of ours. */
  Future<Void> anew() {
    LOG.warn(
        "board={} the store does not continue where the room stands, {}: read anew",
        id(),
        room.head());
    return load()
        .compose(found -> found
            ? Future.succeededFuture()
            : Future.failedFuture(new RoomTrouble.Damaged("The board is gone from the store.")));
  }

  private boolean follow(LogEntry entry) {
    try {
      Board board = room.board();
      boolean rights = false;
      List<JsonNode> ops = new ArrayList<>();
      Payload payload = Payload.of(entry.payload());
      for (JsonNode op : ChangeCodec.entries(payload.entries().getBytes())) {
        Outcome.Changed changed = ChangeCodec.read(op, payload, board);
        rights |=
            changed.put().stream().anyMatch(CatchUp::givesRights) || removesRights(changed, board);
        board = board.evolve(op.path("version").asLong(), changed);
        ops.add(op);
      }
      room.follow(
          new Batch(entry.from(), entry.to(), entry.previousTag(), entry.tag(), payload, board),
          new Head(room.head().epoch(), entry.to(), entry.tag()),
          rights,
          Own.of(board, payload.ids()));
      for (JsonNode op : ops) {
        room.processedElsewhere(
            op.path("client").asText(),
            op.path("by").asText(),
            op.path("n").asLong(),
            op.path("version").asLong());
      }
      return true;
    } catch (BadField | StrictJson.NotJson | RuntimeException bad) {
      LOG.error(
          "board={} version={} an entry of the log cannot be followed", id(), entry.to(), bad);
      return false;
    }
  }

  private static boolean removesRights(Outcome.Changed changed, Board board) {
    for (EntityId gone : changed.remove()) {
      if (board.find(gone).filter(CatchUp::givesRights).isPresent()) return true;
    }
    return false;
  }

  /** Whether who may do or see what hangs on this entity. */
  static boolean givesRights(Entity entity) {
    return entity instanceof Member || entity instanceof BoardInfo || entity instanceof Screen;
  }

  // ---- seats

  /** Sends changes since a head that is proved to be one of ours, else a snapshot. */
  Future<Void> resume(Seat seat, Head have) {
    boolean ahead =
        have.epoch().equals(room.head().epoch()) && have.version() > room.head().version();
    // It was at another node that knows more than we do: a snapshot of ours would take it back in
    // time.
    return ahead ? room.level().compose(level -> proven(seat, have)) : proven(seat, have);
  }

  private Future<Void> proven(Seat seat, Head have) {
    if (seat.gone()) return Future.succeededFuture();
    if (!have.epoch().equals(room.head().epoch())
        || have.version() > room.head().version()
        || room.head().version() - have.version() > versions) {
      return room.sendSnapshot(seat);
    }
    return sendRing(seat, have);
  }

  /** Sends what the ring holds since a head, packed while there is much of it; then the seat goes on live. */
  private Future<Void> sendRing(Seat seat, Head have) {
    long next = room.after(have);
    if (next < 0) return sendLog(seat, have);
    if (!room.packedFrames().pays(next)) {
      room.goesOn(seat, have);
      return Future.succeededFuture();
    }
    return seat.taking().compose(taking -> room.packedFrames().from(next)).compose(packed -> {
      if (seat.gone()) return Future.succeededFuture();
      // Meanwhile the room may have taken another history: then the snapshot that follows replaces
      // this.
      seat.subscriber().send(packed.frame());
      return sendRing(seat, new Head(have.epoch(), packed.to(), packed.tag()));
    });
  }

  /** Sends what the log holds between a head and the room's; the tags prove that it continues what the client has. */
  private Future<Void> sendLog(Seat seat, Head have) {
    return store.read(id(), have.version(), ENTRIES).compose(read -> {
      if (seat.gone()) return Future.succeededFuture();
      // What another node stored a moment ago is told when the room has it, too.
      List<LogEntry> entries =
          read.stream().filter(entry -> entry.to() <= room.head().version()).toList();
      if (entries.isEmpty() || !continues(entries.get(0), have)) return room.sendSnapshot(seat);
      LogEntry last = entries.get(entries.size() - 1);
      Head reached = new Head(have.epoch(), last.to(), last.tag());
      if (!reached.epoch().equals(room.head().epoch())) return room.sendSnapshot(seat);
      return send(seat, entries)
          .compose(sent -> seat.gone() || room.goesOn(seat, reached)
              ? Future.succeededFuture()
              : sendLog(seat, reached));
    });
  }

  /** As many frames as their size asks for, each when the one before was taken: who reads slowly costs no memory. */
  private Future<Void> send(Seat seat, List<LogEntry> entries) {
    return seat.taking().compose(taking -> {
      int size = 0;
      int fit = 0;
      while (fit < entries.size()) {
        size += entries.get(fit).payload().length();
        if (fit > 0 && size > Frames.LARGEST) break;
        fit++;
      }
      seat.subscriber().send(frame(entries.subList(0, fit)));
      return fit == entries.size()
          ? Future.succeededFuture()
          : send(seat, entries.subList(fit, entries.size()));
    });
  }

  private static Buffer frame(List<LogEntry> entries) {
    LogEntry last = entries.get(entries.size() - 1);
    return ChangesFrame.of(
        entries.get(0).from(),
        last.to(),
        last.tag(),
        entries.stream().map(CatchUp::seen).toList());
  }

  /** What clients get of an entry. */
  static Buffer seen(LogEntry entry) {
    return Payload.of(entry.payload()).entries();
  }

  /** All after a version as one message without its kind byte; empty when the log does not reach back that far. */
  Future<Optional<Buffer>> changes(long after) {
    if (after < 0 || after > room.head().version()) return Future.succeededFuture(Optional.empty());
    Head at = room.head();
    if (after == at.version()) {
      return Future.succeededFuture(
          Optional.of(withoutKind(ChangesFrame.of(after + 1, after, at.tag(), List.of()))));
    }
    return collect(after, new ArrayList<>()).map(entries -> {
      if (entries.isEmpty() || entries.get(0).from() > after + 1) return Optional.empty();
      entries.set(0, cut(entries.get(0), after));
      return Optional.of(withoutKind(frame(entries)));
    });
  }

  /** An entry of the log without what came up to a version: a caller's version may lie within a batch. */
  private static LogEntry cut(LogEntry entry, long after) {
    if (entry.from() == after + 1) return entry;
    try {
      Buffer later = ChangeCodec.after(after, seen(entry).getBytes());
      return new LogEntry(after + 1, entry.to(), entry.previousTag(), entry.tag(), later);
    } catch (StrictJson.NotJson bad) {
      throw new IllegalStateException("the log holds what is not JSON", bad);
    }
  }

  private Future<List<LogEntry>> collect(long after, List<LogEntry> into) {
    return store.read(id(), after, ENTRIES).compose(entries -> {
      into.addAll(entries);
      return entries.size() == ENTRIES
          ? collect(entries.get(entries.size() - 1).to(), into)
          : Future.succeededFuture(into);
    });
  }

  private static Buffer withoutKind(Buffer frame) {
    return frame.slice(1, frame.length());
  }
}
