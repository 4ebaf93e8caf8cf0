package dev.tandem.sim;

import dev.tandem.sim.page.PendingOp;
import dev.tandem.sim.page.Storage;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** What the tabs of one browser share: pending ops, the drawer, and who is alive (IdbStorage.ts). */
final class Device {
  private static final long GONE_AFTER = 8_000;

  final TreeMap<String, PendingOp> pending = new TreeMap<>();
  final Map<String, Storage.Refused> drawer = new TreeMap<>();
  /** Keys of all ops that were ever kept here. */
  final Set<String> kept = new HashSet<>();

  private final VirtualTime time;
  private final boolean locks;
  private final Map<String, Long> seen = new TreeMap<>();
  private final Map<String, Process> held = new HashMap<>();
  private long last;

  /** @param locks whether a tab that lives can be told from one that does not; else only its beats tell */
  Device(VirtualTime time, boolean locks) {
    this.time = time;
    this.locks = locks;
  }

  /** The storage as one tab has it. */
  Storage open(String tab, Process process) {
    held.put(tab, process);
    seen.put(tab, time.millis());
    return new Tab(tab, process);
  }

  private Set<String> alive(String asking) {
    Set<String> alive = new TreeSet<>();
    alive.add(asking);
    if (locks) {
      held.forEach((tab, process) -> {
        if (!process.isDead()) alive.add(tab);
      });
    } else {
      seen.forEach((tab, at) -> {
        if (time.millis() - at < GONE_AFTER) alive.add(tab);
      });
    }
    return alive;
  }

  private final class Tab implements Storage {
    private final String tab;
    private final Process process;

    private Tab(String tab, Process process) {
      this.tab = tab;
      this.process = process;
    }

    /** One transaction after the other; what a tab asked for before it died may be done or not. */
    private <T> Future<T> transaction(Supplier<T> work) {
      Promise<T> promise = Promise.promise();
      last = Math.max(last, time.now() + time.between(0, 2_000) * 1_000L);
      time.at(last, () -> {
        if (process.isDead()) return;
        T result = work.get();
        process.run(() -> promise.complete(result));
      });
      return promise.future();
    }

    @Override
    public Future<Void> put(List<PendingOp> ops) {
      List<PendingOp> now = ops.stream().map(PendingOp::copy).toList();
      return transaction(() -> {
        for (PendingOp op : now) {
          pending.put(op.key, op);
          kept.add(op.key);
        }
        return null;
      });
    }

    @Override
    public Future<Boolean> number(List<PendingOp> ops) {
      List<PendingOp> now = ops.stream().map(PendingOp::copy).toList();
      return transaction(() -> {
        boolean ours = now.stream()
            .allMatch(
                op -> pending.containsKey(op.key) && pending.get(op.key).holder.equals(tab));
        if (ours) for (PendingOp op : now) pending.put(op.key, op);
        return ours;
      });
    }

    @Override
    public Future<Void> remove(Collection<String> keys) {
      return transaction(() -> {
        keys.forEach(pending::remove);
        return null;
      });
    }

    @Override
    public Future<Void> refuse(Collection<String> keys, Refused refused) {
      return transaction(() -> {
        keys.forEach(pending::remove);
        drawer.put(refused.key(), refused);
        return null;
      });
    }

    @Override
    public Future<Set<String>> held() {
      return transaction(() -> {
        Set<String> keys = new HashSet<>();
        pending.values().forEach(op -> {
          if (op.holder.equals(tab)) keys.add(op.key);
        });
        return keys;
      });
    }

    @Override
    public Future<List<PendingOp>> adopt(String member) {
      return transaction(() -> {
        List<PendingOp> adopted = new ArrayList<>();
        Set<String> alive = alive(tab);
        for (PendingOp op : pending.values()) {
          if (!op.member.equals(member) || alive.contains(op.holder)) continue;
          op.holder = tab;
          if (op.n == 0) op.client = tab;
          adopted.add(op.copy());
        }
        return adopted;
      });
    }

    @Override
    public Future<Void> beat() {
      seen.put(tab, time.millis());
      return Future.succeededFuture();
    }

    @Override
    public Future<Void> leave() {
      held.remove(tab);
      seen.remove(tab);
      return Future.succeededFuture();
    }
  }
}
