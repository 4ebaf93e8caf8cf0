package dev.tandem.bench;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Who was told of which edit when. Clients say only which places of the one order they got; one reference client reads whole
 * messages and says which edit stands where.
 */
final class EditLog {
  private static final int TENTHS = 100_000;

  private final long[] sentAt = new long[1 << 22];
  private final Map<Long, Integer> places = new HashMap<>();
  private final Map<Target.Seat, Long> last = new HashMap<>();
  private long[] frames = new long[1 << 18];
  private int size;
  // No title twice on a board: an edit that changes nothing is told without it.
  private static int used;
  private final int first = used;
  private int edits = used;
  private int from;
  private long delivered;

  /** A new measurement begins: what was sent before does not count. */
  void begin() {
    from = edits;
    size = 0;
    delivered = 0;
  }

  int next() {
    sentAt[edits] = System.nanoTime();
    used = edits + 1;
    return edits++;
  }

  /** Edits of this measurement. */
  int edits() {
    return edits - from;
  }

  /** Edits of this measurement that came in so far, over all clients; those under way when it began among them. */
  long delivered() {
    return delivered;
  }

  /** Whether every one of so many clients has everything. */
  boolean isSettled(int clients) {
    return places.size() == edits - first
        && last.size() == clients
        && last.values().stream().distinct().count() == 1;
  }

  void told(Target.Seat seat, long first, long to) {
    Long before = last.put(seat, to);
    if (before != null && first != before + 1)
      throw new IllegalStateException("after " + before + " came " + first);
    if (size + 3 > frames.length) frames = Arrays.copyOf(frames, 2 * frames.length);
    frames[size++] = System.nanoTime();
    frames[size++] = first;
    frames[size++] = to;
    delivered += to - first + 1;
  }

  void place(long at, int number) {
    if (places.put(at, number) != null) throw new IllegalStateException("twice: " + at);
  }

  /** Latencies of this measurement in ms: p50, p99 and the largest. */
  double[] latencies() {
    int[] tenths = new int[TENTHS];
    long total = 0;
    double largest = 0;
    for (int i = 0; i < size; i += 3) {
      for (long at = frames[i + 1]; at <= frames[i + 2]; at++) {
        Integer number = places.get(at);
        if (number == null || number < from) continue;
        double ms = (frames[i] - sentAt[number]) / 1e6;
        largest = Math.max(largest, ms);
        tenths[Math.min(TENTHS - 1, (int) (ms * 100))]++;
        total++;
      }
    }
    return new double[] {at(tenths, total, 0.5), at(tenths, total, 0.99), largest};
  }

  private static double at(int[] tenths, long total, double share) {
    long seen = 0;
    for (int i = 0; i < TENTHS; i++) {
      seen += tenths[i];
      if (seen >= total * share) return i / 100.0;
    }
    return TENTHS / 100.0;
  }
}
