package dev.tandem.connection;

import dev.tandem.room.Loop;
import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/**
 * Lets connections in a few at a time, in the order they came. A crowd that returns at once would otherwise be served in
 * one go when the store answers, and whoever works meanwhile would wait for the last of them.
 */
final class Admission {
  /** How many are let in side by side: enough to use the time that one waits for the store. */
  private static final int AT_ONCE = 8;

  /** Who takes longer than this (the store is away, say) holds up the next one no more. */
  private static final long LONGEST_MS = 250;

  private final Loop loop;
  private final Deque<Supplier<Future<Void>>> waiting = new ArrayDeque<>();
  private int inside;

  Admission(Loop loop) {
    this.loop = loop;
  }

  /** @param join lets a connection in; its Future completes, or fails, when that is done. Called once */
  void enter(Supplier<Future<Void>> join) {
    waiting.add(join);
    next();
  }

  private void next() {
    while (inside < AT_ONCE && !waiting.isEmpty()) {
      inside++;
      Place place = new Place();
      waiting.poll().get().onComplete(done -> place.leave());
    }
  }

  /** Taken while one is let in, and given back once. */
  private final class Place {
    private final long patience = loop.after(LONGEST_MS, this::leave);
    private boolean left;

    void leave() {
      if (left) return;
      left = true;
      loop.cancel(patience);
      inside--;
      // What else waits for the loop comes first.
      loop.soon(Admission.this::next);
    }
  }
}
