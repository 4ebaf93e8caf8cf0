package dev.tandem.sim;

import dev.tandem.store.BoardListener;
import dev.tandem.store.BoardStore;
import dev.tandem.store.InMemoryBoardStore;
import dev.tandem.store.LogEntry;
import dev.tandem.store.Memory;
import dev.tandem.store.StoreAway;
import dev.tandem.store.Subscription;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A Redis with AOF always, as the nodes see it through their links: what it has stored it keeps, but a link may be lost
 * with a command on the way there, done or not, or with the answer on the way back; and published messages may be lost.
 */
final class Redis {
  private static final long TIMEOUT_MS = 2_000;
  private static final long EPOCH = 1_767_603_600_000L;

  final Memory memory = new Memory();
  private final VirtualTime time;
  private final List<Link> links = new ArrayList<>();
  private final Deque<Runnable> held = new ArrayDeque<>();
  private boolean down;
  private boolean frozen;
  private double lostMessages;

  Redis(VirtualTime time) {
    this.time = time;
  }

  /** The store of a node: every call walks through a link of its own. */
  Link link(Process node) {
    Link link = new Link(node);
    links.add(link);
    return link;
  }

  /** It crashes, and comes back with all it had answered for. */
  void crash(long ms) {
    down = true;
    held.clear();
    frozen = false;
    links.forEach(Link::lose);
    time.in(ms * 1_000, () -> down = false);
  }

  /** It crashes, and what takes its place has nothing of the last so many ms. */
  void failOver(String board, long lostMs, long ms) {
    Memory.Saved replica = memory.save(board);
    time.in(lostMs * 1_000, () -> {
      crash(ms);
      memory.rollBack(board, replica);
    });
  }

  /** It answers nothing for a while and loses nothing. */
  void freeze(long ms) {
    frozen = true;
    time.in(ms * 1_000, this::thaw);
  }

  void thaw() {
    frozen = false;
    while (!frozen && !held.isEmpty()) held.poll().run();
  }

  /** How many of the published messages never arrive, from 0 to 1. */
  void loseMessages(double share) {
    lostMessages = share;
  }

  boolean isWell() {
    return !down && !frozen && links.stream().allMatch(link -> link.up);
  }

  private void execute(Runnable command) {
    if (frozen) held.add(command);
    else if (!down) command.run();
  }

  /** Between a node and Redis: two connections that fail together. */
  final class Link {
    private final Process node;
    private final InMemoryBoardStore behind;
    private final List<Consumer<Boolean>> listeners = new ArrayList<>();
    private final List<BoardListener> hearing = new ArrayList<>();
    private final Set<Promise<Object>> open = new LinkedHashSet<>();
    private final BoardStore store;
    private boolean up = true;
    private int generation;
    private long lastThere;
    private long lastBack;
    private long lastHeard;

    private Link(Process node) {
      this.node = node;
      behind = new InMemoryBoardStore(memory, this::now);
      // By reflection: a call added to the contract walks through the link like all others.
      store = (BoardStore) Proxy.newProxyInstance(
          BoardStore.class.getClassLoader(),
          new Class<?>[] {BoardStore.class},
          (self, method, arguments) -> answer(method, arguments));
    }

    BoardStore store() {
      return store;
    }

    /** The link breaks; it is made anew soon. */
    void lose() {
      if (!up) return;
      up = false;
      generation++;
      List<Promise<Object>> unanswered = List.copyOf(open);
      open.clear();
      node.run(() -> {
        unanswered.forEach(promise -> promise.tryFail(new StoreAway("the link was lost")));
        listeners.forEach(listener -> listener.accept(false));
      });
      reconnect();
    }

    /** The node is gone. */
    void end() {
      up = true;
      links.remove(this);
      behind.close();
    }

    private void reconnect() {
      time.in(time.between(50, 600) * 1_000L, () -> {
        if (node.isDead()) return;
        if (down || frozen) reconnect();
        else
          node.run(() -> {
            up = true;
            listeners.forEach(listener -> listener.accept(true));
            hearing.forEach(BoardListener::onResubscribed);
          });
      });
    }

    private long now() {
      return EPOCH + time.millis();
    }

    private Object answer(Method method, Object[] arguments) throws Throwable {
      switch (method.getName()) {
        case "isUp":
          return up;
        case "now":
          return now();
        case "onStateChange":
          @SuppressWarnings("unchecked")
          Consumer<Boolean> listener = (Consumer<Boolean>) arguments[0];
          listeners.add(listener);
          return null;
        case "subscribe":
          return subscribe((String) arguments[0], (BoardListener) arguments[1]);
        case "close":
          return Future.succeededFuture();
        default:
          return method.getReturnType() == Future.class
              ? call(method, arguments)
              : invoke(method, arguments);
      }
    }

    private Object invoke(Method method, Object[] arguments) throws Throwable {
      try {
        return method.invoke(behind, arguments);
      } catch (InvocationTargetException failure) {
        throw failure.getCause();
      }
    }

    private Future<Object> call(Method method, Object[] arguments) {
      if (!up) return Future.failedFuture(new StoreAway("the link is down"));
      Promise<Object> promise = Promise.promise();
      open.add(promise);
      int mine = generation;
      lastThere = Math.max(lastThere, time.now() + delay());
      time.at(lastThere, () -> {
        // What was on the way when the link broke is in a buffer somewhere, and may be done yet.
        if (mine != generation && time.chance(0.5)) return;
        execute(() -> back(promise, mine, done(method, arguments)));
      });
      time.in(TIMEOUT_MS * 1_000, () -> {
        if (mine == generation && open.contains(promise)) lose();
      });
      return promise.future();
    }

    @SuppressWarnings("unchecked")
    private Future<Object> done(Method method, Object[] arguments) {
      try {
        return (Future<Object>) invoke(method, arguments);
      } catch (Throwable failure) {
        return Future.failedFuture(failure);
      }
    }

    private void back(Promise<Object> promise, int mine, Future<Object> result) {
      lastBack = Math.max(lastBack, time.now() + delay());
      time.at(
          lastBack,
          () -> node.run(() -> {
            if (mine == generation && open.remove(promise)) result.onComplete(promise);
          }));
    }

    private Subscription subscribe(String board, BoardListener listener) {
      hearing.add(listener);
      Subscription inner = behind.subscribe(board, new BoardListener() {
        @Override
        public void onBatch(LogEntry entry) {
          later(() -> listener.onBatch(entry));
        }

        @Override
        public void onPresence(Buffer message) {
          later(() -> listener.onPresence(message));
        }

        @Override
        public void onResubscribed() {}

        private void later(Runnable told) {
          if (!up || time.chance(lostMessages)) return;
          int mine = generation;
          lastHeard = Math.max(lastHeard, time.now() + delay());
          time.at(
              lastHeard,
              () -> node.run(() -> {
                if (mine == generation && hearing.contains(listener)) told.run();
              }));
        }
      });
      return new Subscription() {
        @Override
        public Future<Void> active() {
          return up
              ? Future.succeededFuture()
              : Future.failedFuture(new StoreAway("the link is down"));
        }

        @Override
        public void end() {
          hearing.remove(listener);
          inner.end();
        }
      };
    }

    private long delay() {
      return 1_000L * (time.chance(0.01) ? time.between(5_000, 60_000) : time.between(50, 800));
    }
  }
}
