package dev.tandem.room;

import dev.tandem.protocol.ChangesFrame;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;

/** Frames of a ring's batches. Whoever stands at the same place gets the very same buffer. */
final class Frames {
  /** The most payload of one frame; a larger batch is a frame alone. */
  static final int LARGEST = 1 << 20;

  private final Ring ring;
  private long from = -1;
  private long end = -1;
  private long to = -1;
  private Buffer frame;

  Frames(Ring ring) {
    this.ring = ring;
  }

  /** The frame that begins at this sequence number and holds as much as one frame should. */
  Buffer from(long sequence) {
    if (sequence != from || ring.end() != end) build(sequence);
    return frame;
  }

  /** The sequence number after the frame that {@link #from} gave last. */
  long next() {
    return to;
  }

  private void build(long sequence) {
    List<Buffer> payloads = new ArrayList<>();
    int size = 0;
    long at = sequence;
    while (at < ring.end()) {
      Buffer payload = ring.get(at).payload();
      size += payload.length();
      if (at > sequence && size > LARGEST) break;
      payloads.add(payload);
      at++;
    }
    Batch last = ring.get(at - 1);
    frame = ChangesFrame.of(ring.get(sequence).from(), last.to(), last.tag(), payloads);
    from = sequence;
    end = ring.end();
    to = at;
  }

  void clear() {
    from = -1;
    frame = null;
  }
}
