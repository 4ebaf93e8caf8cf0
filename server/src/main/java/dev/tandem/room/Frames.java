package dev.tandem.room;

import dev.tandem.protocol.ChangesFrame;
import io.vertx.core.buffer.Buffer;
import java.util.Arrays;
import java.util.List;

/** Frames of a ring's batches. Whoever stands at the same place gets the very same buffer. */
final class Frames {
  /** The most payload of one frame; a larger batch is a frame alone. */
  static final int LARGEST = 1 << 20;

  /** A crowd that comes back takes one frame after the other, each of it at its own time. */
  private static final int KEPT = 4;

  /** @param end where the ring ended when it was made; -1: it holds all it can, whatever comes behind it */
  private record Made(long from, long to, long end, Buffer frame) {}

  private final Ring ring;
  private final Made[] kept = new Made[KEPT];
  private int oldest;
  private long to = -1;

  Frames(Ring ring) {
    this.ring = ring;
  }

  /** The frame that begins at this sequence number and holds as much as one frame should. */
  Buffer from(long sequence) {
    for (Made made : kept) {
      if (made != null && made.from == sequence && (made.end < 0 || made.end == ring.end())) {
        to = made.to;
        return made.frame;
      }
    }
    Made made = make(sequence);
    kept[oldest] = made;
    oldest = (oldest + 1) % KEPT;
    to = made.to;
    return made.frame;
  }

  /** The sequence number after the frame that {@link #from} gave last. */
  long next() {
    return to;
  }

  private Made make(long sequence) {
    List<Batch> batches = ring.from(sequence, LARGEST);
    long next = sequence + batches.size();
    return new Made(sequence, next, next < ring.end() ? -1 : ring.end(), of(batches));
  }

  /** Consecutive batches as one frame. */
  static Buffer of(List<Batch> batches) {
    Batch last = batches.get(batches.size() - 1);
    return ChangesFrame.of(
        batches.get(0).from(),
        last.to(),
        last.tag(),
        batches.stream().map(Batch::payload).toList());
  }

  void clear() {
    Arrays.fill(kept, null);
  }
}
