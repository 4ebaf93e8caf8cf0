package dev.tandem.room;

import dev.tandem.store.Head;

/**
 * The last committed batches, oldest first. Readers keep a sequence number: batch number s stays the same batch until
 * it falls off.
 */
final class Ring {
  /** Batches kept as long as {@link #BYTES} allow. */
  private static final int BATCHES = 4096;

  /** Bytes kept at most: an import's batches are large, and many rooms may be open. */
  private static final long BYTES = 32L << 20;

  private Batch[] slots = new Batch[BATCHES];
  private long first;
  private long end;
  private long bytes;

  /** Sequence number of the oldest batch there is. */
  long first() {
    return first;
  }

  /** Sequence number the next batch will get. */
  long end() {
    return end;
  }

  /** A batch by its sequence number, which must be there. */
  Batch get(long sequence) {
    return slots[(int) (sequence % BATCHES)];
  }

  void add(Batch batch) {
    if (end - first == BATCHES) drop();
    slots[(int) (end++ % BATCHES)] = batch;
    bytes += batch.stored().stored().length();
    while (bytes > BYTES && end - first > 1) drop();
  }

  private void drop() {
    int slot = (int) (first++ % BATCHES);
    bytes -= slots[slot].stored().stored().length();
    slots[slot] = null;
  }

  void clear() {
    slots = new Batch[BATCHES];
    first = end;
    bytes = 0;
  }

  /**
   * Where to go on from a head: the sequence number of the batch that begins right after it.
   *
   * @return -1 when the ring does not prove that the board once stood there
   */
  long after(Head head) {
    long version = head.version();
    long low = first;
    long high = end;
    while (low < high) {
      long middle = (low + high) >>> 1;
      if (get(middle).from() <= version) low = middle + 1;
      else high = middle;
    }
    if (low < end)
      return get(low).from() == version + 1 && get(low).previousTag().equals(head.tag()) ? low : -1;
    boolean last =
        end > first && get(end - 1).to() == version && get(end - 1).tag().equals(head.tag());
    return last ? end : -1;
  }
}
