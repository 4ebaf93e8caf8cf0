package dev.tandem.sim.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The ops of a tab that are not answered, in order (Outbox.ts). */
final class Outbox {
  private static final int MOST_FLIGHTS = 3;
  private static final int MOST_OPS = 100;
  private static final int MOST_BYTES = 40_000;

  /** An op on its way. */
  static final class Entry {
    final PendingOp pending;
    boolean stored;
    /** When the message it is in was sent, an object a message; null: not under way. */
    Object flight;

    long flightAt;
    long savedAt = -1;
    String refusal;
    boolean overtaken;
    Consumer<String> waiting;

    Entry(PendingOp pending) {
      this.pending = pending;
    }

    boolean sent() {
      return pending.n > 0;
    }
  }

  private final String client;
  private final List<Entry> list = new ArrayList<>();
  private long lastN;
  private long lastOutcome;

  Outbox(String client) {
    this.client = client;
  }

  List<Entry> entries() {
    return list;
  }

  /** The highest number given so far. */
  long highest() {
    return lastN;
  }

  void add(List<Entry> entries) {
    boolean later = list.isEmpty()
        || entries.isEmpty()
        || list.get(list.size() - 1).pending.key.compareTo(entries.get(0).pending.key) < 0;
    list.addAll(entries);
    if (!later || entries.size() > 1) list.sort(Comparator.comparing(entry -> entry.pending.key));
  }

  Optional<Entry> mergeable(com.fasterxml.jackson.databind.JsonNode op) {
    return list.stream()
        .filter(entry -> !entry.sent()
            && entry.pending.group.isEmpty()
            && entry.pending.guard < 0
            && entry.pending.replacedBy(op))
        .findFirst();
  }

  void delete(List<Entry> gone) {
    if (gone.size() == 1) list.remove(gone.get(0));
    else list.removeAll(new HashSet<>(gone));
  }

  Optional<Entry> find(String of, long n) {
    for (Entry entry : list) {
      if (entry.pending.n == n && entry.pending.client.equals(of)) return Optional.of(entry);
    }
    return Optional.empty();
  }

  List<Entry> groupOf(Entry entry) {
    return entry.pending.group.isEmpty()
        ? List.of(entry)
        : list.stream()
            .filter(one -> one.pending.group.equals(entry.pending.group))
            .toList();
  }

  List<Entry> inherited() {
    List<Entry> inherited = List.of();
    for (Entry entry : list) {
      if (entry.savedAt >= 0 || entry.pending.client.equals(client)) continue;
      if (inherited.isEmpty()) inherited = new ArrayList<>();
      inherited.add(entry);
    }
    return inherited;
  }

  /** Asked for after everything that comes in, with hundreds of ops waiting: one walk, and mostly not to the end. */
  List<Entry> next() {
    Set<Object> flights = new HashSet<>();
    List<Entry> again = new ArrayList<>();
    List<Entry> fresh = new ArrayList<>();
    for (Entry entry : list) {
      if (entry.savedAt >= 0 || !entry.pending.client.equals(client)) continue;
      if (entry.flight != null && flights.add(entry.flight) && flights.size() >= MOST_FLIGHTS)
        return List.of();
      if (!entry.sent()) fresh.add(entry);
      else if (entry.flight == null) again.add(entry);
    }
    again.sort(Comparator.comparingLong(entry -> entry.pending.n));
    List<Entry> ready = again.isEmpty() ? fresh : again;
    if (ready.isEmpty()) return List.of();
    Entry first = ready.get(0);
    if (first.pending.guard >= 0 && !first.sent() && list.stream().anyMatch(Entry::sent))
      return List.of();
    List<Entry> batch = batch(first, ready);
    return batch.stream().allMatch(entry -> entry.stored) ? batch : List.of();
  }

  private List<Entry> batch(Entry first, List<Entry> ready) {
    if (!first.pending.group.isEmpty()) return groupOf(first);
    if (first.pending.guard >= 0) return List.of(first);
    List<Entry> batch = new ArrayList<>();
    int bytes = 0;
    for (Entry entry : ready) {
      bytes += entry.pending.json.length() + 32;
      boolean alone = !entry.pending.group.isEmpty() || entry.pending.guard >= 0;
      if (alone || batch.size() >= MOST_OPS) break;
      if (!batch.isEmpty() && bytes > MOST_BYTES) break;
      if (!entry.stored) break;
      batch.add(entry);
    }
    return batch;
  }

  /** Numbers a batch that has no numbers; whether it did. */
  boolean number(List<Entry> batch) {
    if (batch.get(0).sent()) return false;
    for (Entry entry : batch) entry.pending.n = ++lastN;
    return true;
  }

  void takeBack(List<Entry> batch) {
    for (Entry entry : batch) entry.pending.n = 0;
    lastN -= batch.size();
  }

  void fly(List<Entry> batch, long now) {
    Object flight = new Object();
    for (Entry entry : batch) {
      entry.flight = flight;
      entry.flightAt = now;
    }
  }

  void ground() {
    for (Entry entry : list) entry.flight = null;
  }

  void outcome(long now) {
    lastOutcome = now;
  }

  long unansweredFor(long now) {
    long oldest = list.stream()
        .filter(entry -> entry.flight != null)
        .mapToLong(entry -> entry.flightAt)
        .min()
        .orElse(-1);
    return oldest < 0 ? 0 : now - Math.max(oldest, lastOutcome);
  }

  /** First and last number whose outcome is not known; null: none. */
  long[] range() {
    var numbers = list.stream()
        .filter(entry -> entry.pending.client.equals(client) && entry.sent())
        .mapToLong(entry -> entry.pending.n)
        .summaryStatistics();
    return numbers.getCount() == 0 ? null : new long[] {numbers.getMin(), numbers.getMax()};
  }

  long heard() {
    long[] range = range();
    return (range == null ? lastN + 1 : range[0]) - 1;
  }

  /** A change came in: an undo stays fresh up to it unless somebody else changed the same field. */
  void raiseGuards(long version, boolean own, Set<String> touched) {
    for (Entry entry : list) {
      if (entry.sent() || entry.overtaken || entry.pending.field().isEmpty()) continue;
      String field = entry.pending.field();
      String whole = field.substring(0, field.indexOf(' ')) + " *";
      if (own || !touched.contains(field) && !touched.contains(whole))
        entry.pending.guard = Math.max(entry.pending.guard, version);
      else entry.overtaken = true;
    }
  }

  /** Whether a guard is to be raised at all: most tabs have none. */
  boolean guards() {
    for (Entry entry : list) if (entry.pending.guard >= 0 && !entry.sent()) return true;
    return false;
  }

  static boolean sameClient(Entry a, Entry b) {
    return Objects.equals(a.pending.client, b.pending.client)
        && Objects.equals(a.pending.group, b.pending.group);
  }
}
