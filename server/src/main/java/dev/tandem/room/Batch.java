package dev.tandem.room;

import dev.tandem.domain.board.Board;
import dev.tandem.protocol.Payload;
import io.vertx.core.buffer.Buffer;
import java.util.List;

/**
 * A committed batch, encoded once.
 *
 * @param from version of its first op
 * @param to version of its last op
 * @param previousTag tag before it
 * @param tag tag after it
 * @param stored its payload as the log holds it
 * @param after the board after it; shares nearly everything with its neighbours
 * @param redo its ops as they came, and what was refused with them; empty when another node decided them
 */
record Batch(
    long from,
    long to,
    String previousTag,
    String tag,
    Payload stored,
    Board after,
    List<Redo> redo) {
  /** A batch of another node. */
  Batch(long from, long to, String previousTag, String tag, Payload stored, Board after) {
    this(from, to, previousTag, tag, stored, after, List.of());
  }

  /** Bytes it takes, about: the ops themselves are as large as what they change. */
  long weight() {
    return stored.stored().length() * (redo.isEmpty() ? 1L : 2L);
  }

  /** Its change entries as JSON, comma-separated: what clients get. */
  Buffer payload() {
    return stored.entries();
  }
}
