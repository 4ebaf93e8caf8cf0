package dev.tandem.room;

import dev.tandem.domain.board.Board;
import dev.tandem.protocol.Payload;
import io.vertx.core.buffer.Buffer;

/**
 * A committed batch, encoded once.
 *
 * @param from version of its first op
 * @param to version of its last op
 * @param previousTag tag before it
 * @param tag tag after it
 * @param stored its payload as the log holds it
 * @param after the board after it; shares nearly everything with its neighbours
 */
record Batch(long from, long to, String previousTag, String tag, Payload stored, Board after) {
  /** Its change entries as JSON, comma-separated: what clients get. */
  Buffer payload() {
    return stored.entries();
  }
}
