package dev.tandem.room;

import dev.tandem.auth.Identity;
import dev.tandem.protocol.ServerMessage.Answer;
import dev.tandem.store.BoardStore;
import dev.tandem.store.Commit;
import dev.tandem.store.CommitResult;
import dev.tandem.store.DamagedBoard;
import dev.tandem.store.StoreAway;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ops of a room on their way into the store. They wait in a queue; one batch at a time is decided and committed, and
 * only then handed to the room and answered.
 *
 * <p>When a commit's outcome is unknown the batch goes back to the head of the queue and the room catches up with the
 * store first; counters in the store make sure that nothing is done twice.
 */
final class Committer {
  private static final Logger LOG = LoggerFactory.getLogger(Committer.class);
  private static final long RETRY_MS = 300;
  private static final int HEARD_AT_ONCE = 256;

  private final Loop loop;
  private final BoardRoom room;
  private final BoardStore store;
  private final RoomSettings settings;
  private final Counters counters;
  private final Outcomes outcomes;
  private final Throttle throttle;
  private final Deque<Unit> queue = new ArrayDeque<>();
  private final Deque<Commit.Heard> heard = new ArrayDeque<>();
  private final List<Promise<Void>> levelled = new ArrayList<>();
  private boolean committing;
  private boolean inDoubt;
  private boolean away;
  private boolean waiting;
  private boolean pumping;
  private Optional<String> damage = Optional.empty();

  Committer(Loop loop, BoardRoom room, BoardStore store, RoomSettings settings, Counters counters) {
    this.loop = loop;
    this.room = room;
    this.store = store;
    this.settings = settings;
    this.counters = counters;
    outcomes = new Outcomes(store, room.id().value(), counters);
    throttle = new Throttle(settings.opsPerSecond(), loop::millis);
  }

  /** See {@link BoardRoom#answers}. */
  Future<List<Answer>> answers(Identity who, String client, long first, long last) {
    return outcomes
        .of(who, client, first, last)
        .recover(why -> why instanceof Outcomes.StoreBehind
            ? levelFor(client).compose(level -> outcomes.of(who, client, first, last))
            : Future.failedFuture(why));
  }

  /** Completes when the store knows again what the room knew of a client. */
  private Future<Void> levelFor(String client) {
    counters.forget(client);
    room.catchUp().suspect();
    return level();
  }

  boolean isIdle() {
    return queue.isEmpty() && !committing;
  }

  /** Whether more ops wait to be decided. */
  boolean hasBacklog() {
    return !queue.isEmpty();
  }

  /** Whether the room must not follow what it hears: a commit of ours, or a comparison, is under way. */
  boolean isBusy() {
    return committing || inDoubt;
  }

  boolean isAway() {
    return away;
  }

  Optional<String> damage() {
    return damage;
  }

  // ---- ops

  /** See {@link BoardRoom#submit}. */
  Future<List<Answer>> submit(Submission submission) {
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
    Work work = new Work(submission, false);
    work.units().forEach(queue::add);
    if (!submission.asOwner()) throttle.take(submission.ops().size());
    pump();
    return work.future();
  }

  /**
   * Does ops that the store had and lost once more, before all others.
   *
   * @return the answers to each, in order
   */
  List<Future<List<Answer>>> redo(List<Submission> lost) {
    List<Work> works = lost.stream().map(each -> new Work(each, true)).toList();
    for (int i = works.size() - 1; i >= 0; i--) {
      List<Unit> units = works.get(i).units();
      for (int j = units.size() - 1; j >= 0; j--) queue.addFirst(units.get(j));
    }
    loop.soon(this::pump);
    return works.stream().map(Work::future).toList();
  }

  void heard(String client, long upTo) {
    heard.removeIf(each -> each.client().equals(client));
    heard.add(new Commit.Heard(client, upTo));
    if (heard.size() > HEARD_AT_ONCE) heard.removeFirst();
  }

  void pump() {
    if (committing || inDoubt || waiting || pumping || queue.isEmpty()) return;
    long wait = queue.peek().work().isUrgent() ? 0 : throttle.waitMs();
    if (wait > 0) {
      waiting = true;
      loop.after(wait, () -> {
        waiting = false;
        pump();
      });
      return;
    }
    Draft draft = new Draft(room.board(), room.head(), room.storedBytes(), store.now(), settings);
    // Answers given here may bring new ops at once.
    pumping = true;
    try {
      while (!waiting && !queue.isEmpty() && draft.hasRoom(queue.peek())) next(draft);
    } finally {
      pumping = false;
    }
    if (!draft.isEmpty()) commit(draft);
    else if (queue.isEmpty()) away = false;
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
    long processed = draft.processed(unit.client(), counter);
    long first = unit.work().op(unit.from()).n();
    if (unit.together() && !unit.inSequence()) {
      unit.unknown();
    } else if (first == processed + 1) {
      draft.decide(unit, counter);
    } else if (first > processed) {
      unit.unknown();
    } else if (first <= counter.n()) {
      outcomes.answer(unit, counter).onFailure(why -> {
        if (why instanceof Outcomes.StoreBehind)
          levelFor(unit.client()).onSuccess(level -> again(unit)).onFailure(unit.work()::fail);
        else unit.work().fail(why);
      });
    } else {
      // The same op stands in this very batch: it is answered once that is stored.
      loop.soon(() -> {
        queue.add(unit);
        pump();
      });
    }
  }

  private void again(Unit unit) {
    queue.addFirst(unit);
    pump();
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
      away = false;
      room.stored(draft, commit);
      isLevel();
      pump();
    } else if (result instanceof CommitResult.Duplicate duplicate) {
      duplicate
          .counters()
          .forEach((client, n) -> counters.loaded(client).ifPresent(counter -> {
            if (n < counter.n()) {
              counters.forget(client);
              room.catchUp().suspect();
            } else counter.raise(n);
          }));
      again(draft);
      resume();
    } else if (result instanceof CommitResult.ForeignClient foreign) {
      counters.forget(foreign.client());
      again(draft);
      failAll(foreign.client(), new RoomTrouble.ForeignClient());
      resume();
    } else {
      again(draft);
      resume();
    }
  }

  private void again(Draft draft) {
    List<Unit> units = draft.units();
    for (int i = units.size() - 1; i >= 0; i--) queue.addFirst(units.get(i));
  }

  // ---- when it is not known where the store stands

  /** The outcome is unknown: nothing is decided until the room knows where the store stands. */
  private void doubt(Draft draft, Throwable cause) {
    LOG.warn("board={} the store did not answer a commit: {}", room.id(), cause.toString());
    // What is no passing trouble is a bug: sent again and again it would fail again and again.
    if (cause instanceof StoreAway) again(draft);
    else draft.units().forEach(unit -> unit.work().fail(cause));
    boolean still = away;
    goAway();
    if (inDoubt) return;
    inDoubt = true;
    // A store that answers but takes no writes (it is full, or its replicas are away) is not asked
    // all the time.
    if (still) loop.after(RETRY_MS, this::tryResume);
    else tryResume();
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
    for (Seat seat : room.seats()) seat.subscriber().storeAway();
  }

  /** Catches up with the store, however long it takes, and goes on. */
  private void resume() {
    if (inDoubt) return;
    inDoubt = true;
    tryResume();
  }

  private void tryResume() {
    room.catchUp().now().onComplete(done -> {
      if (done.succeeded()) {
        inDoubt = false;
        if (damage.isPresent()) mended();
        // With nothing to write there is no better proof that the store is back.
        away &= !queue.isEmpty();
        room.catchUp().deferred();
        isLevel();
        pump();
      } else if (done.cause() instanceof DamagedBoard
          || done.cause() instanceof RoomTrouble.Damaged) {
        inDoubt = false;
        damaged(done.cause().getMessage());
      } else {
        if (!(done.cause() instanceof Healing.NotYet)) goAway();
        loop.after(RETRY_MS, this::tryResume);
      }
    });
  }

  /** Compares with the store unless that is under way already. Of a damaged board, too: somebody may have mended it. */
  void compare() {
    if (!isBusy()) resume();
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

  private void mended() {
    LOG.warn("board={} is whole again", room.id());
    damage = Optional.empty();
    room.reset("The board is whole again.");
  }

  private void damaged(String why) {
    boolean news = damage.isEmpty();
    damage = Optional.of(why);
    queue.forEach(unit -> unit.work().fail(new RoomTrouble.Damaged(why)));
    queue.clear();
    levelled.forEach(promise -> promise.fail(new RoomTrouble.Damaged(why)));
    levelled.clear();
    if (!news) return;
    LOG.error("board={} is damaged, it takes no more changes: {}", room.id(), why);
    room.tellDamage(why);
  }
}
