package dev.tandem.store;

import io.vertx.core.buffer.Buffer;

/**
 * What a room hears of its board from other nodes, on the event loop. A hint, not a promise: batches may be missing,
 * so compare heads now and then, and read a gap from the log.
 */
public interface BoardListener {
  /** Another node committed this batch. */
  void onBatch(LogEntry entry);

  /** Another node published this presence message. */
  void onPresence(Buffer message);

  /** The subscription works again after the link was lost. Batches of the time between never come: compare heads. */
  void onResubscribed();
}
