package dev.tandem.sim.page;

import java.util.List;
import java.util.TreeMap;

/** What a tab had saved a short while ago, should the store lose it again (KeptOps.ts). */
final class KeptOps {
  private static final int MOST = 500;
  private static final long LONGEST = 60_000;

  private static final class Kept {
    final PendingOp pending;
    final long at;
    long version;

    Kept(PendingOp pending, long version, long at) {
      this.pending = pending;
      this.version = version;
      this.at = at;
    }
  }

  private final TreeMap<Long, Kept> ops = new TreeMap<>();
  /** None is kept since before this: most of the time there is nothing to forget. */
  private long oldest;

  boolean isEmpty() {
    return ops.isEmpty();
  }

  long first() {
    return ops.firstKey();
  }

  long last() {
    return ops.lastKey();
  }

  void keep(PendingOp pending, long version, long now) {
    if (ops.isEmpty()) oldest = now;
    ops.put(pending.n, new Kept(pending, version, now));
    if (ops.size() > MOST) ops.pollFirstEntry();
  }

  void confirm(long n, long version) {
    Kept kept = ops.get(n);
    if (kept != null) kept.version = version;
  }

  /** The op of this number and those of its action; they are kept no longer. */
  List<PendingOp> take(long n) {
    Kept found = ops.get(n);
    if (found == null) return List.of();
    String group = found.pending.group;
    List<PendingOp> action = ops.values().stream()
        .map(kept -> kept.pending)
        .filter(op -> op == found.pending || !group.isEmpty() && op.group.equals(group))
        .toList();
    action.forEach(op -> ops.remove(op.n));
    return action;
  }

  void replicated(long version) {
    ops.values().removeIf(kept -> kept.version <= version);
  }

  void forgetOld(long now) {
    if (ops.isEmpty() || now - oldest <= LONGEST) return;
    ops.values().removeIf(kept -> now - kept.at > LONGEST);
    oldest = ops.values().stream().mapToLong(kept -> kept.at).min().orElse(now);
  }
}
