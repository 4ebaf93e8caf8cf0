package dev.tandem.testing;

import dev.tandem.room.Loop;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** A loop whose time goes on only when a test says so. Everything else is done by a real one; use it on that one only. */
public final class ManualLoop implements Loop {
  private record Timer(long id, long at, Optional<Long> period, Runnable task) {}

  private final Loop real;
  private final List<Timer> timers = new ArrayList<>();
  private long millis = 1_000_000;
  private long ids;

  /** A time of its own beside a real loop. */
  public ManualLoop(Loop real) {
    this.real = real;
  }

  /** Lets so many ms go by and does what falls due, in order. */
  public void pass(long ms) {
    long until = millis + ms;
    for (Optional<Timer> next = due(until); next.isPresent(); next = due(until)) {
      Timer timer = next.get();
      millis = timer.at();
      timers.remove(timer);
      timer
          .period()
          .ifPresent(period ->
              timers.add(new Timer(timer.id(), millis + period, timer.period(), timer.task())));
      timer.task().run();
    }
    millis = until;
  }

  private Optional<Timer> due(long until) {
    return timers.stream()
        .filter(timer -> timer.at() <= until)
        .min(Comparator.comparingLong(Timer::at).thenComparingLong(Timer::id));
  }

  @Override
  public long nanos() {
    return millis * 1_000_000;
  }

  @Override
  public long after(long ms, Runnable task) {
    timers.add(new Timer(++ids, millis + ms, Optional.empty(), task));
    return ids;
  }

  @Override
  public long every(long ms, Runnable task) {
    timers.add(new Timer(++ids, millis + ms, Optional.of(ms), task));
    return ids;
  }

  @Override
  public void cancel(long timer) {
    timers.removeIf(one -> one.id() == timer);
  }

  @Override
  public void soon(Runnable task) {
    real.soon(task);
  }

  @Override
  public <T> Future<T> onWorker(Callable<T> work, boolean ordered) {
    return real.onWorker(work, ordered);
  }

  @Override
  public double random() {
    return real.random();
  }
}
