package dev.tandem.sim.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** What a tab keeps of one board on its device (storage.ts). Every Future completes when it is stored. */
public interface Storage {
  /** Refused ops that were one action, as the drawer keeps them. */
  record Refused(String key, String member, List<JsonNode> ops, String code) {}

  Future<Void> put(List<PendingOp> ops);

  /** False when another tab took one over: then none is kept. */
  Future<Boolean> number(List<PendingOp> ops);

  Future<Void> remove(Collection<String> keys);

  Future<Void> refuse(Collection<String> keys, Refused refused);

  /** Keys of the pending ops this tab still holds. */
  Future<Set<String>> held();

  /** Takes over what tabs now gone left behind; unsent ops become this tab's. */
  Future<List<PendingOp>> adopt(String member);

  Future<Void> beat();

  Future<Void> leave();
}
