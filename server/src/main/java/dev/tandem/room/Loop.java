package dev.tandem.room;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.Callable;

/**
 * What rooms and connections ask of the event loop they live on: time, timers, a worker, chance. Nothing else there
 * reads a clock or waits, so that a test can play whole servers in a time of its own.
 */
public interface Loop {
  /** Ns since some moment; never goes back. */
  long nanos();

  /** The same in ms. */
  default long millis() {
    return nanos() / 1_000_000;
  }

  /**
   * Does something on the loop, once.
   *
   * @param ms from now, at least 1
   * @return for {@link #cancel}
   */
  long after(long ms, Runnable task);

  /** Does something on the loop again and again; the first time after as many ms. */
  long every(long ms, Runnable task);

  /** Ends a timer; one that is over, or never was, is no error. */
  void cancel(long timer);

  /** Does something on the loop as soon as what it does now is done. */
  void soon(Runnable task);

  /**
   * Does long work elsewhere; the Future completes on the loop.
   *
   * @param ordered after all that was given ordered before
   */
  <T> Future<T> onWorker(Callable<T> work, boolean ordered);

  /** A number from 0 to below 1. */
  double random();

  /** The loop of a real server. Call on its event loop only. */
  static Loop of(Vertx vertx) {
    return new VertxLoop(vertx);
  }
}
