package dev.tandem.store;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * A node's store for tests of rooms. Several nodes may share one {@link Memory}. Calls are answered at once, unless
 * they are held; switches play the troubles of a real Redis.
 */
public final class InMemoryBoardStore implements BoardStore {
  private final Memory memory;
  private final MemoryArchive archive;
  private final LongSupplier clock;
  private final Executor loop;
  private final List<Consumer<Boolean>> stateListeners = new ArrayList<>();
  private final List<MemorySubscription> subscriptions = new ArrayList<>();
  private final Deque<Runnable> heldCalls = new ArrayDeque<>();
  private boolean holding;
  private boolean away;
  private boolean deaf;
  private boolean losesNextAnswer;
  private boolean losesNextCommit;
  private Optional<Boolean> replica = Optional.empty();

  /**
   * @param memory what all nodes share
   * @param clock the time in ms since 1970
   * @param loop where this node's Futures complete and its listeners are called
   */
  public InMemoryBoardStore(Memory memory, LongSupplier clock, Executor loop) {
    this.memory = memory;
    archive = new MemoryArchive(this, memory);
    this.clock = clock;
    this.loop = loop;
    memory.join(this);
  }

  /** A node on the caller's own thread: Futures are complete when a call returns. */
  public InMemoryBoardStore(Memory memory, LongSupplier clock) {
    this(memory, clock, Runnable::run);
  }

  /** A single node with a memory of its own and the clock of the machine. */
  public InMemoryBoardStore() {
    this(new Memory(), System::currentTimeMillis);
  }

  /** Takes this node's link away, or gives it back (then its listeners hear that they are subscribed again). */
  public void setAway(boolean nowAway) {
    if (away == nowAway) {
      return;
    }
    away = nowAway;
    loop.execute(() -> {
      List.copyOf(stateListeners).forEach(listener -> listener.accept(!nowAway));
      if (!nowAway) {
        List.copyOf(subscriptions).forEach(subscription -> subscription.listener.onResubscribed());
      }
    });
  }

  /** While deaf, nothing that other nodes publish arrives here, and nobody is told. */
  public void setDeaf(boolean nowDeaf) {
    deaf = nowDeaf;
  }

  /** The next commit is done, but fails with {@link StoreAway}. */
  public void loseNextAnswer() {
    losesNextAnswer = true;
  }

  /** The next commit is not done, and fails with {@link StoreAway}. */
  public void loseNextCommit() {
    losesNextCommit = true;
  }

  /** From now on calls wait for {@link #release}. */
  public void hold() {
    holding = true;
  }

  /** Does all calls that waited, in their order, and holds no more. */
  public void release() {
    holding = false;
    while (!holding && !heldCalls.isEmpty()) {
      heldCalls.poll().run();
    }
  }

  /** How many calls wait. */
  public int held() {
    return heldCalls.size();
  }

  @Override
  public Future<Boolean> create(String board, String epoch) {
    return call(() -> memory.create(Checks.boardId(board), epoch));
  }

  @Override
  public Future<Boolean> found(
      String board, Head head, List<Commit.EntityWrite> entities, Buffer snapshot) {
    return call(() -> memory.found(Checks.boardId(board), head, entities, snapshot));
  }

  @Override
  public Future<Boolean> newEpoch(String board, Head at, String epoch) {
    return call(() -> memory.newEpoch(board, at, epoch));
  }

  @Override
  public BoardArchive archive() {
    return archive;
  }

  @Override
  public Future<Optional<LoadedBoard>> load(String board) {
    return call(() -> {
      memory.refuseDamaged(board);
      return memory
          .find(board)
          .map(found -> new LoadedBoard(found.head, List.copyOf(found.entities.values())));
    });
  }

  @Override
  public Future<Optional<Head>> head(String board) {
    return call(() -> memory.find(board).map(found -> found.head));
  }

  @Override
  public Future<CommitResult> commit(Commit commit) {
    return call(() -> {
      if (losesNextCommit) {
        losesNextCommit = false;
        throw new StoreAway("the commit was lost");
      }
      CommitResult result = memory.commit(commit, clock.getAsLong());
      if (result instanceof CommitResult.Done && commit.payload().length() > 0) {
        LogEntry entry = memory.board(commit.board()).last();
        memory
            .others(this)
            .forEach(node -> node.hear(commit.board(), listener -> listener.onBatch(entry)));
      }
      if (losesNextAnswer) {
        losesNextAnswer = false;
        throw new StoreAway("the answer was lost");
      }
      return result;
    });
  }

  @Override
  public Future<List<LogEntry>> read(String board, long afterVersion, int most) {
    return call(() -> memory.find(board).stream()
        .flatMap(found -> found.log.tailMap(afterVersion, false).values().stream())
        .limit(most)
        .toList());
  }

  @Override
  public Future<Optional<LogEntry>> entryAt(String board, long toVersion) {
    return call(() -> memory.find(board).map(found -> found.log.get(toVersion)));
  }

  @Override
  public Future<Optional<ClientState>> client(String board, String client) {
    return call(
        () -> memory.find(board).map(found -> found.clients.get(client)).map(Memory.Client::state));
  }

  @Override
  public Future<Map<Long, String>> refused(String board, String client, long first, long last) {
    return call(() -> {
      Checks.refusalRange(first, last);
      return memory
          .find(board)
          .map(found -> found.refusals(client, first, last))
          .orElse(Map.of());
    });
  }

  @Override
  public Future<Integer> forgetIdleClients(String board) {
    return call(() ->
        memory.find(board).map(found -> found.forgetIdle(clock.getAsLong())).orElse(0));
  }

  @Override
  public Subscription subscribe(String board, BoardListener listener) {
    MemorySubscription subscription = new MemorySubscription(Checks.boardId(board), listener);
    subscriptions.add(subscription);
    return subscription;
  }

  @Override
  public void publishPresence(String board, Buffer message) {
    if (!away) {
      memory
          .others(this)
          .forEach(node -> node.hear(board, listener -> listener.onPresence(message)));
    }
  }

  @Override
  public boolean isUp() {
    return !away;
  }

  @Override
  public void onStateChange(Consumer<Boolean> listener) {
    stateListeners.add(listener);
  }

  @Override
  public long now() {
    return clock.getAsLong();
  }

  @Override
  public Durability durability() {
    return replica.isEmpty() ? Durability.MEMORY : Durability.FSYNC_REPLICA;
  }

  @Override
  public Future<Boolean> replicated() {
    return call(() -> replica.orElse(false));
  }

  /** There is a replica, and it keeps up or does not. */
  public void setReplica(boolean keepsUp) {
    replica = Optional.of(keepsUp);
  }

  @Override
  public Future<Void> close() {
    memory.leave(this);
    subscriptions.clear();
    setAway(true);
    return Future.succeededFuture();
  }

  private void hear(String board, Consumer<BoardListener> message) {
    loop.execute(() -> List.copyOf(subscriptions).stream()
        .filter(subscription -> !away && !deaf && subscription.board.equals(board))
        .forEach(subscription -> message.accept(subscription.listener)));
  }

  <T> Future<T> call(Supplier<T> work) {
    Promise<T> promise = Promise.promise();
    Runnable answer = () -> {
      Future<T> result =
          away ? Future.failedFuture(new StoreAway("the memory is away")) : attempt(work);
      loop.execute(() -> result.onComplete(promise));
    };
    if (holding) {
      heldCalls.add(answer);
    } else {
      answer.run();
    }
    return promise.future();
  }

  private <T> Future<T> attempt(Supplier<T> work) {
    // Nodes of one memory may live on different event loops.
    synchronized (memory) {
      try {
        return Future.succeededFuture(work.get());
      } catch (RuntimeException failure) {
        return Future.failedFuture(failure);
      }
    }
  }

  private final class MemorySubscription implements Subscription {
    private final String board;
    private final BoardListener listener;

    private MemorySubscription(String board, BoardListener listener) {
      this.board = board;
      this.listener = listener;
    }

    @Override
    public Future<Void> active() {
      return away
          ? Future.failedFuture(new StoreAway("the memory is away"))
          : Future.succeededFuture();
    }

    @Override
    public void end() {
      subscriptions.remove(this);
    }
  }
}
