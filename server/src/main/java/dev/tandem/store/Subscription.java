package dev.tandem.store;

import io.vertx.core.Future;

/** A standing wish for messages. It outlives lost links until it is ended. */
public interface Subscription {
  /**
   * Succeeds when Redis has confirmed it for the first time: all that is published from then on arrives, so whoever
   * reads a board after this misses nothing. Fails with {@link StoreAway} when the link is down or lost before that;
   * the subscription stays and becomes active with the next link.
   */
  Future<Void> active();

  /** No message arrives after this call. Ending it twice is harmless. */
  void end();
}
