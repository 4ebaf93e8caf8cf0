package dev.tandem.sim;

import dev.tandem.room.Loop;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;

/** One event loop in virtual time: a node or a tab. It can be killed, and frozen. */
class Process implements Loop {
  private final VirtualTime time;
  private final Deque<Runnable> held = new ArrayDeque<>();
  private final Set<Long> timers = new HashSet<>();
  private long ids;
  private boolean dead;
  private boolean frozen;

  Process(VirtualTime time) {
    this.time = time;
  }

  /** Does something here: now, when it is thawed, or never. */
  void run(Runnable task) {
    if (dead) return;
    if (frozen) held.add(task);
    else task.run();
  }

  boolean isDead() {
    return dead;
  }

  boolean isFrozen() {
    return frozen;
  }

  void kill() {
    dead = true;
    held.clear();
  }

  void freeze() {
    frozen = true;
  }

  void thaw() {
    frozen = false;
    while (!frozen && !dead && !held.isEmpty()) held.poll().run();
  }

  @Override
  public long nanos() {
    return time.now();
  }

  @Override
  public long after(long ms, Runnable task) {
    long id = ++ids;
    timers.add(id);
    time.in(
        ms * 1_000,
        () -> run(() -> {
          if (timers.remove(id)) task.run();
        }));
    return id;
  }

  @Override
  public long every(long ms, Runnable task) {
    long id = ++ids;
    timers.add(id);
    again(id, ms, task);
    return id;
  }

  private void again(long id, long ms, Runnable task) {
    time.in(
        ms * 1_000,
        () -> run(() -> {
          if (!timers.contains(id)) return;
          again(id, ms, task);
          task.run();
        }));
  }

  /** When a timer of so many ms fires. */
  long due(long ms) {
    return time.now() + ms * 1_000_000;
  }

  @Override
  public void cancel(long timer) {
    timers.remove(timer);
  }

  @Override
  public void soon(Runnable task) {
    time.in(0, () -> run(task));
  }

  @Override
  public <T> Future<T> onWorker(Callable<T> work, boolean ordered) {
    Promise<T> promise = Promise.promise();
    time.in(
        time.between(50, 3_000),
        () -> run(() -> {
          try {
            promise.complete(work.call());
          } catch (Exception failure) {
            promise.fail(failure);
          }
        }));
    return promise.future();
  }

  @Override
  public double random() {
    return time.random.nextDouble();
  }
}
