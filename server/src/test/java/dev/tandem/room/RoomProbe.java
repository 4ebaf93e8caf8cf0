package dev.tandem.room;

import io.vertx.core.buffer.Buffer;

/** What tests of other packages may know of a room. */
public final class RoomProbe {
  private RoomProbe() {}

  /** How many batches it keeps to catch up from. */
  public static long kept(BoardRoom room) {
    return room.ring().end() - room.ring().first();
  }

  /** The tag after a batch. */
  public static String tag(String before, Buffer payload) {
    return Tags.next(before, payload);
  }
}
