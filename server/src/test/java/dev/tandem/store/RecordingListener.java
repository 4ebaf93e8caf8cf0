package dev.tandem.store;

import io.vertx.core.buffer.Buffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Keeps what it heard, for a test on another thread. */
final class RecordingListener implements BoardListener {
  private final BlockingQueue<LogEntry> batches = new LinkedBlockingQueue<>();
  private final BlockingQueue<Buffer> presence = new LinkedBlockingQueue<>();
  private final BlockingQueue<Boolean> resubscribed = new LinkedBlockingQueue<>();

  @Override
  public void onBatch(LogEntry entry) {
    batches.add(entry);
  }

  @Override
  public void onPresence(Buffer message) {
    presence.add(message);
  }

  @Override
  public void onResubscribed() {
    resubscribed.add(true);
  }

  LogEntry nextBatch() {
    return next(batches);
  }

  Buffer nextPresence() {
    return next(presence);
  }

  void awaitResubscribed() {
    next(resubscribed);
  }

  boolean heardNothing() {
    return batches.isEmpty() && presence.isEmpty() && resubscribed.isEmpty();
  }

  private static <T> T next(BlockingQueue<T> queue) {
    try {
      T found = queue.poll(10, TimeUnit.SECONDS);
      if (found == null) {
        throw new AssertionError("nothing was heard within 10 s");
      }
      return found;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
