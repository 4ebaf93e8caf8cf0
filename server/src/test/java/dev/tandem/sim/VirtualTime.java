package dev.tandem.sim;

import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.BooleanSupplier;

/** Time that passes only by what is due in it. The same seed gives the same course of things. */
final class VirtualTime {
  private record Due(long at, long order, Runnable task) implements Comparable<Due> {
    @Override
    public int compareTo(Due other) {
      return at != other.at ? Long.compare(at, other.at) : Long.compare(order, other.order);
    }
  }

  /** Where all chance comes from. */
  final Random random;

  private final PriorityQueue<Due> queue = new PriorityQueue<>();
  private long now = 1_000_000_000_000L;
  private long order;

  VirtualTime(long seed) {
    random = new Random(seed);
  }

  /** Ns. */
  long now() {
    return now;
  }

  /** Ms. */
  long millis() {
    return now / 1_000_000;
  }

  /** Does something after so many us. */
  void in(long micros, Runnable task) {
    at(now + micros * 1_000, task);
  }

  /** Does something at a moment, or now if that is over. */
  void at(long nanos, Runnable task) {
    queue.add(new Due(Math.max(now, nanos), order++, task));
  }

  /** Lets things happen until it holds, at most so many ms. */
  boolean until(BooleanSupplier holds, long ms) {
    long end = now + ms * 1_000_000;
    while (!holds.getAsBoolean()) {
      if (queue.isEmpty() || queue.peek().at() > end) {
        now = end;
        return holds.getAsBoolean();
      }
      step();
    }
    return true;
  }

  /** Lets so many ms pass. */
  void pass(long ms) {
    until(() -> false, ms);
  }

  /** Lets everything happen that is due until a moment, in ns. */
  void passTo(long nanos) {
    while (!queue.isEmpty() && queue.peek().at() <= nanos) step();
    now = Math.max(now, nanos);
  }

  private void step() {
    Due next = queue.poll();
    now = next.at();
    next.task().run();
  }

  /** From low to below high. */
  int between(int low, int high) {
    return low + random.nextInt(high - low);
  }

  boolean chance(double of) {
    return random.nextDouble() < of;
  }
}
