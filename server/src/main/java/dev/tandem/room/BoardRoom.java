package dev.tandem.room;

import dev.tandem.auth.Identity;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.Entity;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Veiled;
import dev.tandem.protocol.ClientMessage;
import dev.tandem.protocol.EntityCodec;
import dev.tandem.protocol.SentOp;
import dev.tandem.protocol.ServerMessage;
import dev.tandem.protocol.ServerMessage.Answer;
import dev.tandem.store.BoardStore;
import dev.tandem.store.Commit;
import dev.tandem.store.Head;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One live board: where it stands, its last batches, and who is there. What becomes of ops is with {@link Committer}, what
 * becomes of the room when the store differs with {@link CatchUp} and {@link Healing}.
 */
public final class BoardRoom {
  private final Loop loop;
  private final BoardStore store;
  private final EntityId id;
  private final Ring ring = new Ring();
  private final Frames frames = new Frames(ring);
  private final PackedFrames packedFrames;
  private final FanOut fanOut;
  private final Snapshots snapshots;
  private final Presence presence;
  private final Counters counters;
  private final CatchUp catchUp;
  private final Healing healing;
  private final History history;
  private final Committer committer;
  private final PastChanges past;
  private Future<?> rebuilding = Future.succeededFuture();
  private final ForecastFeed forecast;
  private final StandIns standIns;

  private Board board;
  private Head head;
  private Optional<Head> replicated = Optional.empty();
  private StoredSizes sizes = new StoredSizes();
  private Board veiledOn;
  private Map<EntityId, List<Veiled>> veiled = Map.of();

  BoardRoom(Loop loop, BoardStore store, RoomSettings settings, EntityId id) {
    this.loop = loop;
    this.store = store;
    this.id = id;
    packedFrames = new PackedFrames(ring, loop);
    fanOut = new FanOut(loop);
    snapshots = new Snapshots(loop);
    presence = new Presence(loop, store, id.value(), fanOut);
    counters = new Counters(store, id.value());
    committer = new Committer(loop, this, store, settings, counters);
    healing = new Healing(loop, this, store);
    history = new History(loop, store, id, settings.archiveEvery());
    catchUp = new CatchUp(loop, this, store, healing, settings.resumeVersions());
    past = new PastChanges(loop, this, store);
    forecast = new ForecastFeed(loop, this, settings);
    standIns = new StandIns(loop, this);
  }

  // ---- what it is

  public EntityId id() {
    return id;
  }

  /** The board as it is stored. */
  public Board board() {
    return board;
  }

  /** Where it stands. */
  public Head head() {
    return head;
  }

  /** Ms since 1970 by the store's clock. */
  public long now() {
    return store.now();
  }

  /** What "saved" is worth, as {@code welcome} says it: {@code fsync}, {@code fsync+replica} or {@code memory}. */
  public String durability() {
    return switch (store.durability()) {
      case FSYNC -> "fsync";
      case FSYNC_REPLICA -> "fsync+replica";
      case MEMORY -> "memory";
    };
  }

  /** Whether the store is heard, and so what other nodes change. */
  public boolean hears() {
    return store.isUp();
  }

  /** A sign of life. */
  public ServerMessage.Beat beat() {
    return new ServerMessage.Beat(
        now(),
        head.version(),
        replicated.filter(at -> at.epoch().equals(head.epoch())).map(Head::version));
  }

  /** Whether some of the board is not known to be on a replica. */
  boolean awaitsReplica() {
    return board != null && !replicated.equals(Optional.of(head));
  }

  /** The board is on a replica up to here: everybody is told. */
  void replicated(Head upTo) {
    replicated = Optional.of(upTo);
    Buffer beat = beat().frame();
    for (Seat seat : fanOut.seats()) {
      if (seat.live() && !seat.subscriber().full()) seat.subscriber().send(beat);
    }
  }

  /** Who is here. */
  public Presence presence() {
    return presence;
  }

  /** How many connections are in the room. */
  public int size() {
    return fanOut.size();
  }

  Ring ring() {
    return ring;
  }

  Frames frames() {
    return frames;
  }

  PackedFrames packedFrames() {
    return packedFrames;
  }

  long clock() {
    return loop.millis();
  }

  boolean isIdle() {
    return fanOut.isEmpty() && committer.isIdle();
  }

  /** Puts a board that was read from the store in place of what the room held. */
  void take(Board stored, Head at, StoredSizes counted) {
    boolean replaced = board != null;
    board = stored;
    head = at;
    sizes = counted;
    if (!replaced) return;
    ring.clear();
    frames.clear();
    packedFrames.clear();
    snapshots.clear();
    counters.clear();
    reset("The board was restored from the store.");
  }

  /** Everybody gets the board anew. */
  void reset(String why) {
    Buffer reset = new ServerMessage.Reset(why).frame();
    for (Seat seat : fanOut.seats()) {
      if (!seat.live()) continue;
      seat.subscriber().send(reset);
      skipAhead(seat);
    }
    rightsChanged();
  }

  // ---- ops

  /**
   * Decides, stores and answers ops in order. An answer comes only after the store has the op, or its refusal.
   *
   * @return one answer an op. Fails with {@link dev.tandem.store.StoreAway} when nothing is known of them: ask again
   *     under the same n; with {@link RoomTrouble.ForeignClient}; with {@link RoomTrouble.Busy}; with
   *     {@link RoomTrouble.Damaged}
   */
  public Future<List<Answer>> submit(Submission submission) {
    return committer.submit(submission);
  }

  /** The outcomes up to this n of this client arrived: their refusals may be forgotten. */
  public void heard(String client, long upTo) {
    committer.heard(client, upTo);
  }

  /**
   * What became of the ops of a client in a range, of its first ten thousand if it is longer; fails with ForeignClient or
   * StoreAway. While ops that a failover lost are done again, it waits for that.
   */
  public Future<List<Answer>> answers(Identity who, String client, long first, long last) {
    return healing.redone().compose(done -> committer.answers(who, client, first, last));
  }

  /**
   * The highest n of a client that was processed; fails with ForeignClient when it is another member's. Waits as
   * {@link #answers} does.
   */
  public Future<Long> claim(Identity who, String client) {
    return healing
        .redone()
        .compose(done -> counters.anew(client, who.member().value()))
        .map(Counters.Counter::n);
  }

  /** The highest n of a client that was processed, 0 when it is not known. */
  public long processed(String client) {
    return counters.loaded(client).map(Counters.Counter::n).orElse(0L);
  }

  /** Whether ops wait for the store to come back. */
  public boolean isAway() {
    return committer.isAway();
  }

  /** Why the board is damaged, and so read-only; empty: it is whole. */
  public Optional<String> damage() {
    return committer.damage();
  }

  /** A batch of ours is stored. */
  void stored(Draft draft, Commit commit) {
    boolean moved = commit.payload().length() > 0;
    Head before = head;
    board = draft.board();
    head = commit.next();
    sizes.put(commit.entities());
    if (moved) {
      ring.add(new Batch(
          before.version() + 1,
          head.version(),
          before.tag(),
          head.tag(),
          draft.stored(),
          board,
          draft.redo()));
    } else draft.redo().forEach(redo -> ring.refused(head.version(), redo));
    draft.done(counters);
    if (moved) {
      fanOut.moved(committer.hasBacklog());
      forecast.look();
    }
    tellOwners(draft.veiled());
    if (draft.changesRights()) rightsChanged();
    catchUp.deferred();
  }

  /** Tells everybody that the board can only be read. */
  void tellDamage(String why) {
    Buffer damaged = new ServerMessage.Damaged(why).frame();
    for (Seat seat : fanOut.seats()) seat.subscriber().send(damaged);
    rightsChanged();
  }

  /** Compares with the store unless that is under way already. */
  void compare() {
    committer.compare();
  }

  /** Completes when the room is level with the store as it is now or was later; fails when the board is damaged. */
  Future<Void> level() {
    return committer.level();
  }

  /** The board as it was. */
  History history() {
    return history;
  }

  Committer committer() {
    return committer;
  }

  // ---- other nodes

  /** Evolves by a batch that another node, or an unanswered commit of ours, stored. */
  void follow(Batch batch, Head at, boolean rights, List<Veiled> veiled) {
    board = batch.after();
    head = at;
    ring.add(batch);
    fanOut.moved(committer.hasBacklog());
    forecast.look();
    tellOwners(veiled);
    if (rights) rightsChanged();
  }

  /** What is veiled goes to its owner alone. */
  private void tellOwners(List<Veiled> veiled) {
    if (veiled.isEmpty()) return;
    for (Seat seat : fanOut.seats()) {
      Own.frame(veiled.stream(), seat.subscriber().member()).ifPresent(seat.subscriber()::send);
    }
  }

  /** Sends a seat all that only its member may see. */
  public void sendOwn(Seat seat) {
    // A crowd that joins asks for the same board again and again.
    if (veiledOn != board) {
      veiled = Own.byOwner(board);
      veiledOn = board;
    }
    EntityId member = seat.subscriber().member();
    Own.frame(veiled.getOrDefault(member, List.of()).stream(), member)
        .ifPresent(seat.subscriber()::send);
  }

  /** An op that somebody stored; if it is one of ours, it counts as processed. */
  void processedElsewhere(String client, String member, long n, long version) {
    counters.loaded(client).ifPresent(counter -> {
      if (counter.isOf(member)) counter.committed(n, version);
      else counters.forget(client);
    });
  }

  private void rightsChanged() {
    for (Seat seat : fanOut.seats()) seat.subscriber().rightsChanged();
  }

  CatchUp catchUp() {
    return catchUp;
  }

  // ---- seats

  /**
   * Takes a place in the room. Nothing is sent until it is caught up by {@link #resume(Seat, Optional)}.
   */
  public Seat enter(Subscriber subscriber) {
    Seat seat = new Seat(this, subscriber);
    fanOut.add(seat);
    return seat;
  }

  void left(Seat seat) {
    forecast.left(seat);
    fanOut.remove(seat);
  }

  /**
   * Sends what is missing since a version, proved complete, or a snapshot; then goes on live.
   *
   * @param have what the client holds; empty: nothing
   */
  public Future<Void> resume(Seat seat, Optional<ClientMessage.Have> have) {
    return have.map(h -> catchUp.resume(seat, new Head(h.epoch(), h.version(), h.tag())))
        .orElseGet(() -> sendSnapshot(seat));
  }

  /** Sends a snapshot in place of changes to a seat that was live before. */
  void skipAhead(Seat seat) {
    sendSnapshot(seat).onSuccess(sent -> seat.subscriber().skippedChanges());
  }

  /** Sends the whole board, then goes on live from its version. */
  Future<Void> sendSnapshot(Seat seat) {
    seat.stop();
    return snapshots.latest(this::board, this::head, at -> after(at) >= 0).compose(snapshot -> {
      if (seat.gone()) return Future.succeededFuture();
      if (after(snapshot.head()) < 0) return sendSnapshot(seat);
      snapshot.frames().forEach(seat.subscriber()::send);
      goesOn(seat, snapshot.head());
      return Future.succeededFuture();
    });
  }

  /** Goes on live from a head, if it is proved that the board stood there. */
  boolean goesOn(Seat seat, Head from) {
    long next = after(from);
    if (next < 0) return false;
    seat.startAt(next);
    seat.pump();
    return true;
  }

  /** Where in the ring to go on from a head; -1: it is not proved that the board stood there. */
  long after(Head from) {
    if (from.equals(head)) return ring.end();
    return from.epoch().equals(head.epoch()) ? ring.after(from) : -1;
  }

  /** The whole board as JSON in UTF-8, as {@code GET /api/boards/{b}} answers it. Encoded on a worker. */
  public Future<Buffer> wholeBoard() {
    Board now = board;
    Head at = head;
    return loop.onWorker(
        () -> Buffer.buffer(EntityCodec.board(at.epoch(), at.version(), at.tag(), now.all())),
        false);
  }

  /**
   * A {@code changes} message of all after a version, as JSON without a kind byte.
   *
   * @return empty when the log begins later, or the version is not one of this board's
   */
  public Future<Optional<Buffer>> changes(long after) {
    return catchUp.changes(after);
  }

  /** Changes of the past, the last one first, as {@link PastChanges} says. */
  public Future<Buffer> past(PastChanges.Wanted wanted) {
    return past.before(wanted);
  }

  /**
   * The board as it was at a version, as {@link #wholeBoard} gives it. One after another: each may read a whole archive.
   *
   * @param about only this thing; empty: all
   * @return fails as {@link History#at} does
   */
  public Future<Buffer> boardAt(long version, Optional<EntityId> about) {
    Future<Buffer> next = rebuilding.transform(before -> history.at(version)).compose(was -> {
      Board then = was.board();
      String epoch = head.epoch();
      Stream<Entity> entities = about.isPresent() ? then.find(about.get()).stream() : then.all();
      return loop.onWorker(
          () -> Buffer.buffer(EntityCodec.board(epoch, version, was.tag(), entities)), false);
    });
    rebuilding = next;
    return next;
  }

  /**
   * What the versions from one to another did: the board before and after them, and who changed something.
   *
   * @return fails when what is kept of the past is damaged
   */
  public Future<Stretch> stretch(long first, long last) {
    return history.stretch(first, Math.min(last, head.version()));
  }

  // ---- forecast

  /** Tells a seat all forecast marks, now that it is caught up. */
  public void showForecast(Seat seat) {
    forecast.joined(seat);
  }

  void drained(Seat seat) {
    forecast.drained(seat);
  }

  /** Every forecast mark with its cause. */
  public Future<ServerMessage.Marks> marks() {
    return forecast.all();
  }

  /** What would move if somebody did these ops; nothing is stored. {@code q}: what the answer is found by. */
  public Future<ServerMessage.Preview> preview(Identity who, long q, List<SentOp> ops) {
    return forecast
        .preview(who, ops)
        .map(seen -> new ServerMessage.Preview(
            q,
            seen.marks(),
            seen.refused().map(Outcome.Refused::code),
            seen.refused().flatMap(Outcome.Refused::field),
            seen.refused().map(Outcome.Refused::text)));
  }

  /** Once a second: ends connections that do not read, looks whether a day went by and whether a session is led. */
  void tick() {
    forecast.look();
    standIns.look();
    for (Seat seat : fanOut.seats()) seat.check(clock());
  }

  void end() {
    presence.end();
    forecast.end();
  }

  /** Bytes of its entities in the store. */
  long storedBytes() {
    return sizes.total();
  }

  /** Everybody here. */
  List<Seat> seats() {
    return fanOut.seats();
  }
}
