package dev.tandem.room;

import dev.tandem.protocol.Wire;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Arrays;
import java.util.List;

/**
 * A ring's batches as deflated frames, for who comes back after a while: a tenth of the bytes. Packed on a worker, once for all
 * who stand at the same place.
 */
final class PackedFrames {
  /** What is less than this is sent as it is: the way to the worker takes longer than the bytes. */
  static final int WORTH = 64 << 10;

  /** A crowd that comes back takes one frame after the other, each of it at its own time. */
  private static final int KEPT = 4;

  /** A frame, and where the board stands after it. */
  record Packed(long to, String tag, Buffer frame) {}

  private record Made(long from, Future<Packed> packed) {}

  private final Ring ring;
  private final Loop loop;
  private final Made[] kept = new Made[KEPT];
  private int oldest;

  PackedFrames(Ring ring, Loop loop) {
    this.ring = ring;
    this.loop = loop;
  }

  /** Whether there is so much from this sequence number on that packing pays. */
  boolean pays(long sequence) {
    int size = 0;
    for (long at = sequence; at < ring.end() && size < WORTH; at++)
      size += ring.get(at).payload().length();
    return size >= WORTH;
  }

  /** The frame that begins at this sequence number, which is in the ring, and holds as much as one frame should. */
  Future<Packed> from(long sequence) {
    for (Made made : kept) {
      // One that ends before the ring does is as good: the next one goes on where it ends.
      if (made != null && made.from == sequence && !made.packed.failed()) return made.packed;
    }
    Future<Packed> packed = pack(sequence);
    kept[oldest] = new Made(sequence, packed);
    oldest = (oldest + 1) % KEPT;
    return packed;
  }

  private Future<Packed> pack(long sequence) {
    List<Batch> batches = ring.from(sequence, Frames.LARGEST);
    Batch last = batches.get(batches.size() - 1);
    return loop.onWorker(
        () -> new Packed(last.to(), last.tag(), Wire.packed(Frames.of(batches))), false);
  }

  void clear() {
    Arrays.fill(kept, null);
  }
}
