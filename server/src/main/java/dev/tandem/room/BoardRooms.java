package dev.tandem.room;

import dev.tandem.auth.Identity;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.BoardEntry;
import dev.tandem.domain.board.BoardInfo;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Hat;
import dev.tandem.domain.members.AddMember;
import dev.tandem.domain.members.FoundBoard;
import dev.tandem.protocol.EntityCodec;
import dev.tandem.protocol.Ids;
import dev.tandem.protocol.SentOp;
import dev.tandem.store.ArchiveCodec;
import dev.tandem.store.BoardListener;
import dev.tandem.store.BoardStore;
import dev.tandem.store.Commit;
import dev.tandem.store.Head;
import dev.tandem.store.LogEntry;
import dev.tandem.store.Subscription;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** The open rooms of this node: opened when somebody asks, closed when nobody was there for a while. */
public final class BoardRooms {
  private static final long COMPARE_MS = 5_000;
  private static final long TICK_MS = 1_000;
  private static final long REPLICA_MS = 500;
  private static final long LOOK_MS = 10;
  private static final int IDLE_TICKS = 60;

  private static final class Open {
    private final Future<BoardRoom> room;
    private final Subscription subscription;
    private int idleTicks;

    Open(Future<BoardRoom> room, Subscription subscription) {
      this.room = room;
      this.subscription = subscription;
    }
  }

  private final Loop loop;
  private final BoardStore store;
  private final RoomSettings settings;
  private final Supplier<String> randomHex;
  private final Map<String, Open> open = new HashMap<>();
  private final Replication replication;
  private final long[] timers;

  /**
   * @param randomHex gives 32 random hex digits: epochs, and clients of the server's own submissions
   */
  public BoardRooms(
      Loop loop, BoardStore store, RoomSettings settings, Supplier<String> randomHex) {
    this.loop = loop;
    this.store = store;
    this.settings = settings;
    this.randomHex = randomHex;
    replication = new Replication(store, this::rooms);
    timers = new long[] {
      loop.every(COMPARE_MS, this::lookAfter),
      loop.every(TICK_MS, this::tick),
      loop.every(REPLICA_MS, replication::ask)
    };
  }

  /**
   * The room of a board.
   *
   * @return fails with {@link RoomTrouble.NoSuchBoard}, StoreAway or DamagedBoard
   */
  public Future<BoardRoom> open(String board) {
    if (!Ids.isUlid(board)) return Future.failedFuture(new RoomTrouble.NoSuchBoard());
    Open known = open.get(board);
    if (known != null) {
      known.idleTicks = 0;
      return known.room;
    }
    BoardRoom room = new BoardRoom(loop, store, settings, new EntityId(board));
    // Subscribed before it is read: what is committed in between is heard, and compared with what
    // was read.
    Subscription subscription = store.subscribe(board, new Listener(room));
    Future<BoardRoom> opening = subscription
        .active()
        .compose(active -> room.catchUp().load())
        .compose(found -> found
            ? Future.succeededFuture(room)
            : Future.failedFuture(new RoomTrouble.NoSuchBoard()));
    Open entry = new Open(opening, subscription);
    open.put(board, entry);
    opening.onFailure(why -> close(board, entry, room));
    opening.onSuccess(ready -> ready.compare());
    return opening;
  }

  /** Makes a board whose owner is its creator, with days in a time zone (empty: UTC), and opens it. */
  public Future<BoardRoom> create(
      EntityId id, String title, Optional<String> zone, Identity creator) {
    List<SentOp> ops = List.of(
        SentOp.of(1, new FoundBoard(id, title, zone)),
        SentOp.of(2, new AddMember(creator.member(), creator.name(), List.of(Hat.OWNER))));
    return store
        .create(id.value(), randomHex.get().substring(0, 16))
        .compose(made -> open(id.value()))
        .compose(room ->
            room.submit(Submission.asOwner(creator, randomHex.get(), ops)).map(room));
  }

  /**
   * Makes a board that is as another was at a version, and opens it. Its log begins there.
   *
   * @param id of the new board
   * @return fails as {@link History#at} does, or with StoreAway
   */
  public Future<BoardRoom> restore(BoardRoom of, long version, EntityId id) {
    String epoch = randomHex.get().substring(0, 16);
    return of.history()
        .at(version)
        .compose(was -> loop.onWorker(() -> Founding.of(was.board(), of.id(), id), false)
            .compose(founding -> store.found(
                id.value(),
                new Head(epoch, version, was.tag()),
                founding.entities(),
                founding.snapshot()))
            .compose(made -> open(id.value())));
  }

  /** A board as it is to be stored under another id. */
  private record Founding(List<Commit.EntityWrite> entities, Buffer snapshot) {
    static Founding of(Board board, EntityId before, EntityId id) {
      Board renamed = Board.of(
          id,
          board.version(),
          board
              .entries()
              .map(entry -> entry.entity() instanceof BoardInfo info
                      && info.id().equals(before)
                  ? new BoardEntry(info.as(id, board.version()), entry.versions(), entry.removed())
                  : entry));
      List<Commit.EntityWrite> entities = renamed
          .entries()
          .map(entry -> new Commit.EntityWrite(
              entry.entity().id().value(), Buffer.buffer(EntityCodec.stored(entry))))
          .toList();
      return new Founding(entities, ArchiveCodec.snapshot(Rebuild.values(renamed)));
    }
  }

  /** The rooms that are open now. */
  public Collection<BoardRoom> rooms() {
    return open.values().stream()
        .map(entry -> entry.room)
        .filter(Future::succeeded)
        .map(Future::result)
        .filter(Objects::nonNull)
        .toList();
  }

  private void lookAfter() {
    for (BoardRoom room : rooms()) {
      room.compare();
      if (room.damage().isEmpty()) room.history().archive(room.head());
    }
  }

  private void tick() {
    for (Map.Entry<String, Open> entry : List.copyOf(open.entrySet())) {
      Open each = entry.getValue();
      if (!each.room.succeeded()) continue;
      BoardRoom room = each.room.result();
      room.tick();
      if (!room.isIdle()) each.idleTicks = 0;
      else if (++each.idleTicks > IDLE_TICKS) close(entry.getKey(), each, room);
    }
  }

  private void close(String board, Open entry, BoardRoom room) {
    if (!open.remove(board, entry)) return;
    entry.subscription.end();
    room.end();
  }

  /** Completes when no commit is under way and no op waits for one, at the latest after this time, in ms. */
  public Future<Void> settled(long within) {
    Promise<Void> settled = Promise.promise();
    look(settled, loop.millis() + within);
    return settled.future();
  }

  private void look(Promise<Void> settled, long deadline) {
    boolean idle = rooms().stream().allMatch(room -> room.committer().isIdle());
    if (idle || loop.millis() >= deadline) settled.complete();
    else loop.after(LOOK_MS, () -> look(settled, deadline));
  }

  /** Ends the timers; commits under way go on. */
  public void end() {
    for (long timer : timers) loop.cancel(timer);
  }

  private record Listener(BoardRoom room) implements BoardListener {
    @Override
    public void onBatch(LogEntry entry) {
      if (room.board() != null) room.catchUp().heard(entry);
    }

    @Override
    public void onPresence(Buffer message) {
      room.presence().heard(message);
    }

    @Override
    public void onResubscribed() {
      if (room.board() != null) room.compare();
    }
  }
}
