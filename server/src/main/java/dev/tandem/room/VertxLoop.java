package dev.tandem.room;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;

/** The event loop a server runs on. */
record VertxLoop(Vertx vertx) implements Loop {
  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public long after(long ms, Runnable task) {
    return vertx.setTimer(ms, timer -> task.run());
  }

  @Override
  public long every(long ms, Runnable task) {
    return vertx.setPeriodic(ms, timer -> task.run());
  }

  @Override
  public void cancel(long timer) {
    vertx.cancelTimer(timer);
  }

  @Override
  public void soon(Runnable task) {
    vertx.runOnContext(later -> task.run());
  }

  @Override
  public <T> Future<T> onWorker(Callable<T> work, boolean ordered) {
    return vertx.executeBlocking(work, ordered);
  }

  @Override
  public double random() {
    return ThreadLocalRandom.current().nextDouble();
  }
}
