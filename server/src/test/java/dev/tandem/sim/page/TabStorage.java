package dev.tandem.sim.page;

import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** A device with one tab that lives as long as the test: whatever it keeps, nobody else will ask for. */
public class TabStorage implements Storage {
  @Override
  public Future<Void> put(List<PendingOp> ops) {
    return Future.succeededFuture();
  }

  @Override
  public Future<Boolean> number(List<PendingOp> ops) {
    return Future.succeededFuture(true);
  }

  @Override
  public Future<Void> remove(Collection<String> keys) {
    return Future.succeededFuture();
  }

  @Override
  public Future<Void> refuse(Collection<String> keys, Refused refused) {
    return Future.succeededFuture();
  }

  @Override
  public Future<Set<String>> held() {
    return Future.succeededFuture(Set.of());
  }

  @Override
  public Future<List<PendingOp>> adopt(String member) {
    return Future.succeededFuture(List.of());
  }

  @Override
  public Future<Void> beat() {
    return Future.succeededFuture();
  }

  @Override
  public Future<Void> leave() {
    return Future.succeededFuture();
  }
}
