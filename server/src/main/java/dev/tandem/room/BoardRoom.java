package dev.tandem.room;

import dev.tandem.auth.Identity;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.RefusalCode;
import dev.tandem.domain.board.Veiled;
import dev.tandem.protocol.ClientMessage;
import dev.tandem.protocol.EntityCodec;
import dev.tandem.protocol.ServerMessage;
import dev.tandem.protocol.ServerMessage.Answer;
import dev.tandem.store.BoardStore;
import dev.tandem.store.Commit;
import dev.tandem.store.CommitResult;
import dev.tandem.store.DamagedBoard;
import dev.tandem.store.Durability;
import dev.tandem.store.Head;
import dev.tandem.store.StoreAway;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One live board. Ops wait in a queue; one batch at a time is decided, committed, and only then shown and acknowledged.
 *
 * <p>When a commit's outcome is unknown the batch goes back to the head of the queue and the room catches up with the
 * store first; counters in the store make sure that nothing is done twice.
 */
public final class BoardRoom {
  private static final Logger LOG = LoggerFactory.getLogger(BoardRoom.class);
  private static final long RETRY_MS = 300;
  private static final int HEARD_AT_ONCE = 256;

  private final Loop loop;
  private final BoardStore store;
  private final RoomSettings settings;
  private final EntityId id;
  private final Ring ring = new Ring();
  private final Frames frames = new Frames(ring);
  private final FanOut fanOut;
  private final Snapshots snapshots;
  private final Presence presence;
  private final Counters counters;
  private final CatchUp catchUp;
  private final Throttle throttle;
  private final Deque<Unit> queue = new ArrayDeque<>();
  private final Deque<Commit.Heard> heard = new ArrayDeque<>();
  private final List<Promise<Void>> levelled = new ArrayList<>();

  private Board board;
  private Head head;
  private StoredSizes sizes = new StoredSizes();
  private boolean committing;
  private boolean inDoubt;
  private boolean away;
  private boolean waiting;
  private boolean pumping;
  private Optional<String> damage = Optional.empty();

  BoardRoom(Loop loop, BoardStore store, RoomSettings settings, EntityId id) {
    this.loop = loop;
    this.store = store;
    this.settings = settings;
    this.id = id;
    fanOut = new FanOut(loop);
    snapshots = new Snapshots(loop);
    presence = new Presence(loop, store, id.value(), fanOut);
    counters = new Counters(store, id.value());
    catchUp = new CatchUp(loop, this, store, settings.resumeVersions());
    throttle = new Throttle(settings.opsPerSecond(), loop::millis);
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

  /** What "saved" is worth, as {@code welcome} says it: {@code fsync} or {@code memory}. */
  public String durability() {
    return store.durability() == Durability.FSYNC ? "fsync" : "memory";
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

  long clock() {
    return loop.millis();
  }

  boolean isIdle() {
    return fanOut.isEmpty() && queue.isEmpty() && !committing;
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
    snapshots.clear();
    counters.clear();
    Buffer reset = new ServerMessage.Reset("The board was restored from the store.").frame();
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
   * @return one answer an op. Fails with {@link StoreAway} when nothing is known of them: ask again under the same n;
   *     with {@link RoomTrouble.ForeignClient}; with {@link RoomTrouble.Busy}; with {@link RoomTrouble.Damaged}
   */
  public Future<List<Answer>> submit(Submission submission) {
    if (damage.isPresent()) return Future.failedFuture(new RoomTrouble.Damaged(damage.get()));
    if (!submission.patient() && away)
      return Future.failedFuture(new StoreAway("The store is away."));
    if (!submission.asOwner() && queue.size() + submission.ops().size() > settings.queue()) {
      return Future.failedFuture(new RoomTrouble.Busy());
    }
    return counters
        .of(submission.client(), submission.author().member().value())
        // Who is patient waits in the queue, for the counter too.
        .transform(counter ->
            counter.succeeded() || submission.patient() && counter.cause() instanceof StoreAway
                ? enqueue(submission)
                : Future.failedFuture(counter.cause()));
  }

  private Future<List<Answer>> enqueue(Submission submission) {
    Work work = new Work(submission);
    int size = submission.ops().size();
    if (submission.together()) {
      if (size > 0) queue.add(new Unit(work, 0, size));
    } else {
      for (int index = 0; index < size; index++) queue.add(new Unit(work, index, index + 1));
    }
    if (!submission.asOwner()) throttle.take(size);
    pump();
    return work.future();
  }

  /** The outcomes up to this n of this client arrived: their refusals may be forgotten. */
  public void heard(String client, long upTo) {
    heard.removeIf(each -> each.client().equals(client));
    heard.add(new Commit.Heard(client, upTo));
    if (heard.size() > HEARD_AT_ONCE) heard.removeFirst();
  }

  /**
   * What became of the ops of a client in a range, of its first ten thousand if it is longer; fails with ForeignClient or
   * StoreAway.
   */
  public Future<List<Answer>> answers(Identity who, String client, long first, long last) {
    return counters
        .of(client, who.member().value())
        .compose(counter -> past(client, counter, first, last));
  }

  /** The highest n of a client that was processed; fails with ForeignClient when it is another member's. */
  public Future<Long> claim(Identity who, String client) {
    return counters.anew(client, who.member().value()).map(Counters.Counter::n);
  }

  /** The highest n of a client that was processed, 0 when it is not known. */
  public long processed(String client) {
    return counters.loaded(client).map(Counters.Counter::n).orElse(0L);
  }

  private Future<List<Answer>> past(
      String client, Counters.Counter counter, long first, long last) {
    long until = Math.min(last, first + BoardStore.MOST_REFUSALS - 1);
    long known = Math.min(until, counter.n());
    Future<Map<Long, String>> codes = known < first
        ? Future.succeededFuture(Map.of())
        : store.refused(id.value(), client, first, known);
    return codes.map(refused -> {
      List<Answer> answers = new ArrayList<>();
      for (long n = first; n <= until; n++) {
        String code = refused.get(n);
        if (n > known) answers.add(Answer.unknown(n));
        else if (code == null) answers.add(Answer.committed(n, counter.version(n)));
        else
          answers.add(Answer.refused(
              n, RefusalCode.valueOf(code), Optional.empty(), PAST_REFUSAL, Optional.empty()));
      }
      return answers;
    });
  }

  private static final String PAST_REFUSAL = "It was refused when it first arrived.";

  private void pump() {
    if (committing || inDoubt || waiting || pumping || queue.isEmpty()) return;
    long wait = queue.peek().work().submission().asOwner() ? 0 : throttle.waitMs();
    if (wait > 0) {
      waiting = true;
      loop.after(wait, () -> {
        waiting = false;
        pump();
      });
      return;
    }
    Draft draft = new Draft(board, head, sizes.total(), store.now(), settings);
    // Answers given here may bring new ops at once.
    pumping = true;
    try {
      while (!waiting && !queue.isEmpty() && draft.hasRoom(queue.peek())) next(draft);
    } finally {
      pumping = false;
    }
    if (!draft.isEmpty()) commit(draft);
  }

  private void next(Draft draft) {
    Unit unit = queue.peek();
    Optional<Counters.Counter> counter = counters.loaded(unit.client());
    if (counter.isEmpty() || isGap(draft, unit, counter.get()) && unit.work().countAnew())
      ask(unit);
    else decide(draft, queue.poll(), counter.get());
  }

  private static boolean isGap(Draft draft, Unit unit, Counters.Counter counter) {
    return unit.work().op(unit.from()).n() > draft.processed(unit.client(), counter) + 1;
  }

  /** Nothing is decided until the store told how far a client is. */
  private void ask(Unit unit) {
    waiting = true;
    counters
        .anew(unit.client(), unit.work().submission().author().member().value())
        .onComplete(told -> {
          waiting = false;
          if (told.cause() instanceof RoomTrouble.ForeignClient)
            failAll(unit.client(), told.cause());
          else if (told.failed()) resume();
          pump();
        });
  }

  private void failAll(String client, Throwable why) {
    queue.removeIf(unit -> {
      boolean theirs = unit.client().equals(client);
      if (theirs) unit.work().fail(why);
      return theirs;
    });
  }

  private void decide(Draft draft, Unit unit, Counters.Counter counter) {
    Work work = unit.work();
    long processed = draft.processed(unit.client(), counter);
    long first = work.op(unit.from()).n();
    if (unit.together() && !inSequence(unit)) {
      for (int i = unit.from(); i < unit.to(); i++)
        work.answer(i, Answer.unknown(work.op(i).n()));
    } else if (first == processed + 1) {
      draft.decide(unit, counter);
    } else if (first > processed) {
      for (int i = unit.from(); i < unit.to(); i++)
        work.answer(i, Answer.unknown(work.op(i).n()));
    } else if (first <= counter.n()) {
      answerPast(unit, counter);
    } else {
      // The same op stands in this very batch: it is answered once that is stored.
      loop.soon(() -> {
        queue.add(unit);
        pump();
      });
    }
  }

  private static boolean inSequence(Unit unit) {
    for (int i = unit.from() + 1; i < unit.to(); i++) {
      if (unit.work().op(i).n() != unit.work().op(i - 1).n() + 1) return false;
    }
    return true;
  }

  private void answerPast(Unit unit, Counters.Counter counter) {
    long first = unit.work().op(unit.from()).n();
    long last = unit.work().op(unit.to() - 1).n();
    past(unit.client(), counter, first, last)
        .onSuccess(answers -> {
          for (int i = unit.from(); i < unit.to(); i++)
            unit.work().answer(i, answers.get(i - unit.from()));
        })
        .onFailure(unit.work()::fail);
  }

  private void commit(Draft draft) {
    List<Commit.Heard> forget = List.copyOf(heard);
    heard.clear();
    Commit commit = draft.commit(forget);
    committing = true;
    store.commit(commit).onComplete(result -> {
      committing = false;
      if (result.failed()) doubt(draft, result.cause());
      else settle(draft, commit, result.result());
    });
  }

  private void settle(Draft draft, Commit commit, CommitResult result) {
    if (result instanceof CommitResult.Done) {
      stored(draft, commit);
    } else if (result instanceof CommitResult.Duplicate duplicate) {
      duplicate
          .counters()
          .forEach((client, n) -> counters.loaded(client).ifPresent(counter -> {
            if (n < counter.n()) counters.forget(client);
            else counter.raise(n);
          }));
      again(draft);
      resume();
    } else if (result instanceof CommitResult.ForeignClient foreign) {
      refuseForeign(draft, foreign.client());
      resume();
    } else {
      again(draft);
      resume();
    }
  }

  private void stored(Draft draft, Commit commit) {
    boolean moved = commit.payload().length() > 0;
    Head before = head;
    board = draft.board();
    head = commit.next();
    sizes.put(commit.entities());
    if (moved) {
      ring.add(new Batch(
          before.version() + 1, head.version(), before.tag(), head.tag(), draft.stored(), board));
    }
    draft.done(counters);
    if (moved) fanOut.moved();
    tellOwners(draft.veiled());
    if (draft.changesRights()) rightsChanged();
    catchUp.deferred();
    isLevel();
    pump();
  }

  private void again(Draft draft) {
    List<Unit> units = draft.units();
    for (int i = units.size() - 1; i >= 0; i--) queue.addFirst(units.get(i));
  }

  private void refuseForeign(Draft draft, String client) {
    counters.forget(client);
    again(draft);
    failAll(client, new RoomTrouble.ForeignClient());
  }

  /** The outcome is unknown: nothing is decided until the room knows where the store stands. */
  private void doubt(Draft draft, Throwable cause) {
    LOG.warn("board={} the store did not answer a commit: {}", id, cause.toString());
    // What is no passing trouble is a bug: sent again and again it would fail again and again.
    if (cause instanceof StoreAway) again(draft);
    else draft.units().forEach(unit -> unit.work().fail(cause));
    goAway();
    resume();
  }

  /** The store does not answer: who cannot wait is told so, the others that it takes longer. */
  private void goAway() {
    if (away) return;
    away = true;
    queue.removeIf(unit -> {
      boolean impatient = !unit.work().submission().patient();
      if (impatient) unit.work().fail(new StoreAway("The store is away."));
      return impatient;
    });
    for (Seat seat : fanOut.seats()) seat.subscriber().storeAway();
  }

  /** Catches up with the store, however long it takes, and goes on. */
  private void resume() {
    if (inDoubt) return;
    inDoubt = true;
    tryResume();
  }

  private void tryResume() {
    catchUp.now().onComplete(done -> {
      if (done.succeeded()) {
        inDoubt = false;
        away = false;
        catchUp.deferred();
        isLevel();
        pump();
      } else if (done.cause() instanceof DamagedBoard
          || done.cause() instanceof RoomTrouble.Damaged) {
        damaged(done.cause().getMessage());
      } else {
        goAway();
        loop.after(RETRY_MS, this::tryResume);
      }
    });
  }

  /** Compares with the store unless that is under way already. */
  void compare() {
    if (!committing && !inDoubt && damage.isEmpty()) resume();
  }

  /** Completes when the room is level with the store as it is now or was later; fails when the board is damaged. */
  Future<Void> level() {
    if (damage.isPresent()) return Future.failedFuture(new RoomTrouble.Damaged(damage.get()));
    Promise<Void> promise = Promise.promise();
    levelled.add(promise);
    compare();
    return promise.future();
  }

  private void isLevel() {
    List<Promise<Void>> waiters = List.copyOf(levelled);
    levelled.clear();
    waiters.forEach(Promise::complete);
  }

  boolean isCommitting() {
    return committing;
  }

  /** Whether ops wait for the store to come back. */
  public boolean isAway() {
    return away;
  }

  boolean isInDoubt() {
    return inDoubt;
  }

  private void damaged(String why) {
    damage = Optional.of(why);
    LOG.error("the board is damaged, it takes no more changes: {}", why);
    queue.forEach(unit -> unit.work().fail(new RoomTrouble.Damaged(why)));
    queue.clear();
    levelled.forEach(promise -> promise.fail(new RoomTrouble.Damaged(why)));
    levelled.clear();
  }

  // ---- other nodes

  /** Evolves by a batch that another node, or an unanswered commit of ours, stored. */
  void follow(Batch batch, Head at, boolean rights, List<Veiled> veiled) {
    board = batch.after();
    head = at;
    ring.add(batch);
    fanOut.moved();
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
    Own.of(board, seat.subscriber().member()).ifPresent(seat.subscriber()::send);
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

  private long after(Head from) {
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

  /** Once a second: ends connections that do not read. */
  void tick() {
    for (Seat seat : fanOut.seats()) seat.check(clock());
  }

  void end() {
    presence.end();
  }

  /** Everybody here. */
  List<Seat> seats() {
    return fanOut.seats();
  }
}
