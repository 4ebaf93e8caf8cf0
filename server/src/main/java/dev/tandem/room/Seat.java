package dev.tandem.room;

import dev.tandem.protocol.CloseCode;
import io.vertx.core.Future;
import io.vertx.core.Promise;

/**
 * A subscriber's place in a room: a pointer into the ring. What it was not sent yet lies between the pointer and the
 * end, so a slow reader costs no memory.
 */
public final class Seat {
  private static final long PATIENCE_MS = 20_000;
  private static final long MINUTE_MS = 60_000;

  private final BoardRoom room;
  private final Subscriber subscriber;
  private long next;
  private boolean live;
  private boolean gone;
  private long fullSince;
  private final long[] snapshots = new long[2];
  private Promise<Void> waiting;

  Seat(BoardRoom room, Subscriber subscriber) {
    this.room = room;
    this.subscriber = subscriber;
  }

  Subscriber subscriber() {
    return subscriber;
  }

  boolean live() {
    return live && !gone;
  }

  boolean gone() {
    return gone;
  }

  /** Goes on from here: everything before was sent. */
  void startAt(long sequence) {
    next = sequence;
    live = true;
  }

  /** Gets nothing until it is started anew. */
  void stop() {
    live = false;
  }

  /** Done when the queue takes more, or when nobody is here any more. */
  Future<Void> taking() {
    if (gone || !subscriber.full()) return Future.succeededFuture();
    if (waiting == null) waiting = Promise.promise();
    return waiting.future();
  }

  private void goOn() {
    Promise<Void> waited = waiting;
    waiting = null;
    if (waited != null) waited.complete();
  }

  /** There is room in the queue again. */
  public void drained() {
    fullSince = 0;
    goOn();
    pump();
    room.drained(this);
  }

  /** Leaves the room. */
  public void leave() {
    if (gone) return;
    gone = true;
    goOn();
    room.left(this);
  }

  /** Sends what is between the pointer and the end of the ring, as far as the queue takes it. */
  void pump() {
    if (!live()) return;
    Ring ring = room.ring();
    while (next < ring.end() && !subscriber.full()) {
      if (next < ring.first()) {
        fallBehind();
        return;
      }
      subscriber.send(room.frames().from(next));
      next = room.frames().next();
    }
  }

  /** Its place fell off the ring: a snapshot instead, but not again and again. */
  private void fallBehind() {
    long now = room.clock();
    if (now - snapshots[0] < MINUTE_MS && snapshots[0] != 0) {
      subscriber.end(CloseCode.SLOW, "This connection reads too slowly. It will be tried again.");
      return;
    }
    snapshots[0] = snapshots[1];
    snapshots[1] = now;
    room.skipAhead(this);
  }

  /** Ends a connection whose queue has been full for too long; called about once a second. */
  void check(long now) {
    if (gone) return;
    if (!subscriber.full()) drained();
    else if (fullSince == 0) fullSince = now;
    else if (now - fullSince > PATIENCE_MS) {
      subscriber.end(CloseCode.SLOW, "This connection reads too slowly. It will be tried again.");
    }
  }
}
