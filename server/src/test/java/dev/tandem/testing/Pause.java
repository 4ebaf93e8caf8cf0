package dev.tandem.testing;

import java.util.concurrent.locks.LockSupport;

/** Between two looks at a process of another program, which tells nobody when it changes. */
public final class Pause {
  private Pause() {}

  /** Sleeps for so many ms. */
  public static void millis(long millis) {
    LockSupport.parkNanos(millis * 1_000_000);
  }
}
