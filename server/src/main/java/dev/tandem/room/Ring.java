package dev.tandem.room;

import dev.tandem.store.Head;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The last committed batches, oldest first. Readers keep a sequence number: batch number s stays the same batch until
 * it falls off.
 */
final class Ring {
  /** Batches kept as long as {@link #BYTES} allow: who is not too far behind for changes finds them here. */
  private static final int BATCHES = 8192;

  /** Bytes kept at most: an import's batches are large, and many rooms may be open. */
  private static final long BYTES = 32L << 20;

  private Batch[] slots = new Batch[BATCHES];
  private long first;
  private long end;
  private long bytes;
  private final Deque<Refused> refused = new ArrayDeque<>();

  /** Ops that were all refused, so that no batch holds them, and the version the board had then. */
  record Refused(long version, Redo redo) {}

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

  /** The batches from a sequence number on, which must be there, as far as their payloads fit; at least one. */
  List<Batch> from(long sequence, int mostBytes) {
    List<Batch> batches = new ArrayList<>();
    int size = 0;
    for (long at = sequence; at < end; at++) {
      size += get(at).payload().length();
      if (at > sequence && size > mostBytes) break;
      batches.add(get(at));
    }
    return batches;
  }

  void add(Batch batch) {
    if (end - first == BATCHES) drop();
    slots[(int) (end++ % BATCHES)] = batch;
    bytes += batch.weight();
    while (bytes > BYTES && end - first > 1) drop();
  }

  /** Ops were refused at a version, and nothing else was done with them. */
  void refused(long version, Redo redo) {
    refused.add(new Refused(version, redo));
    if (refused.size() > BATCHES) refused.removeFirst();
  }

  /** What was refused at a version or later, oldest first. */
  List<Refused> refusedSince(long version) {
    return refused.stream().filter(each -> each.version() >= version).toList();
  }

  private void drop() {
    int slot = (int) (first++ % BATCHES);
    bytes -= slots[slot].weight();
    slots[slot] = null;
  }

  void clear() {
    slots = new Batch[BATCHES];
    first = end;
    bytes = 0;
    refused.clear();
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
