package dev.tandem.room;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.RefusalCode;
import dev.tandem.protocol.ChangeCodec;
import dev.tandem.protocol.EntityCodec;
import dev.tandem.protocol.SentOp;
import dev.tandem.protocol.StrictJson;
import dev.tandem.store.BoardStore;
import dev.tandem.store.Commit;
import dev.tandem.store.CommitResult;
import dev.tandem.store.Head;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

/** Commits that were made before, made again from what the ring holds, byte for byte. */
final class Replay {
  private final BoardRoom room;
  private final BoardStore store;

  /** An op by its client and n. */
  private record OpNumber(String client, long n) {}

  Replay(BoardRoom room, BoardStore store) {
    this.room = room;
    this.store = store;
  }

  /** Makes the commit that made a batch again from what the ring holds. */
  Future<CommitResult> store(Batch batch) {
    Set<OpNumber> committed = new HashSet<>();
    for (JsonNode entry : entries(batch))
      committed.add(new OpNumber(entry.path("client").asText(), entry.path("n").asLong()));
    return store(commit(batch), committed);
  }

  private Commit commit(Batch batch) {
    String epoch = room.head().epoch();
    Map<String, Commit.ClientWrite> clients = new LinkedHashMap<>();
    Set<EntityId> touched = new LinkedHashSet<>();
    for (JsonNode entry : entries(batch)) {
      touch(entry, touched);
      raise(
          clients,
          entry.path("client").asText(),
          entry.path("by").asText(),
          entry.path("n").asLong());
    }
    for (Redo redo : batch.redo()) raise(clients, redo);
    touched.addAll(veiled(batch));
    List<Commit.EntityWrite> entities = touched.stream()
        .flatMap(id -> batch.after().entry(id).stream()
            .map(entry ->
                new Commit.EntityWrite(id.value(), Buffer.buffer(EntityCodec.stored(entry)))))
        .toList();
    return new Commit(
        room.id().value(),
        new Head(epoch, batch.from() - 1, batch.previousTag()),
        new Head(epoch, batch.to(), batch.tag()),
        batch.stored().stored(),
        entities,
        List.copyOf(clients.values()),
        refusals(batch.redo()),
        List.of());
  }

  /** The change entries of a batch. */
  static JsonNode entries(Batch batch) {
    try {
      return ChangeCodec.entries(batch.payload().getBytes());
    } catch (StrictJson.NotJson bad) {
      throw new IllegalStateException("the ring holds what is not JSON", bad);
    }
  }

  /** Entities of which something changed that no entry shows. */
  private static List<EntityId> veiled(Batch batch) {
    try {
      return batch.stored().ids().toList();
    } catch (StrictJson.NotJson bad) {
      throw new IllegalStateException("the ring holds what is not JSON", bad);
    }
  }

  private static void touch(JsonNode entry, Set<EntityId> into) {
    for (String list : List.of("put", "set", "edit")) {
      for (JsonNode each : entry.path(list))
        into.add(new EntityId(each.path("id").asText()));
    }
    for (JsonNode removed : entry.path("remove")) into.add(new EntityId(removed.asText()));
  }

  private static void raise(Map<String, Commit.ClientWrite> clients, Redo redo) {
    long last = redo.ops().get(redo.ops().size() - 1).n();
    raise(clients, redo.by().client(), redo.by().author().member().value(), last);
  }

  private static void raise(
      Map<String, Commit.ClientWrite> clients, String client, String member, long n) {
    Commit.ClientWrite known = clients.get(client);
    if (known == null || known.n() < n)
      clients.put(client, new Commit.ClientWrite(client, member, n - 1, n));
  }

  private static List<Commit.RefusalWrite> refusals(List<Redo> redo) {
    List<Commit.RefusalWrite> refusals = new ArrayList<>();
    for (Redo each : redo) {
      for (SentOp op : each.ops()) {
        op.bad()
            .ifPresent(why -> refusals.add(
                new Commit.RefusalWrite(each.by().client(), op.n(), why.code().name())));
      }
    }
    return refusals;
  }

  /** What was refused since a version, and nothing else with it, is remembered again. */
  Future<Void> refuseAgain(long version) {
    List<Redo> refused =
        room.ring().refusedSince(version).stream().map(Ring.Refused::redo).toList();
    if (refused.isEmpty()) return Future.succeededFuture();
    Map<String, Commit.ClientWrite> clients = new LinkedHashMap<>();
    refused.forEach(redo -> raise(clients, redo));
    Head head = room.head();
    Commit commit = new Commit(
        room.id().value(),
        head,
        head,
        Buffer.buffer(),
        List.of(),
        List.copyOf(clients.values()),
        refusals(refused),
        List.of());
    return store(commit, Set.of()).mapEmpty();
  }

  /** Stores a commit whose counters may stand elsewhere by now: they are raised from where they are. */
  private Future<CommitResult> store(Commit commit, Set<OpNumber> committed) {
    return store.commit(commit).compose(result -> {
      List<Commit.ClientWrite> clients = new ArrayList<>();
      List<Commit.RefusalWrite> refusals = new ArrayList<>(commit.refusals());
      if (result instanceof CommitResult.Duplicate duplicate) {
        for (Commit.ClientWrite write : commit.clients()) {
          long n = duplicate.counters().get(write.client());
          if (n >= write.n()) continue;
          clients.add(new Commit.ClientWrite(write.client(), write.member(), n, write.n()));
          refusals.addAll(passedOver(write, n, commit, committed));
        }
      } else if (result instanceof CommitResult.ForeignClient foreign) {
        clients.addAll(commit.clients());
        clients.removeIf(write -> write.client().equals(foreign.client()));
      } else return Future.succeededFuture(result);
      Commit raised = new Commit(
          commit.board(),
          commit.expected(),
          commit.next(),
          commit.payload(),
          commit.entities(),
          clients,
          refusals,
          List.of());
      return store(raised, committed);
    });
  }

  /**
   * What a counter rises over and nothing here holds was refused: the ops of a client are done in order, and the log up to
   * here is known. By whom, and why, only the node knew that decided it; without a refusal the author would be told
   * that it is saved.
   */
  private static List<Commit.RefusalWrite> passedOver(
      Commit.ClientWrite write, long counter, Commit commit, Set<OpNumber> committed) {
    Set<OpNumber> known = new HashSet<>(committed);
    commit.refusals().forEach(refusal -> known.add(new OpNumber(refusal.client(), refusal.n())));
    // Nobody waits for more outcomes than can be asked for at once.
    return LongStream.rangeClosed(
            Math.max(counter + 1, write.n() - BoardStore.MOST_REFUSALS), write.n())
        .filter(n -> !known.contains(new OpNumber(write.client(), n)))
        .mapToObj(n -> new Commit.RefusalWrite(write.client(), n, RefusalCode.LOST.name()))
        .toList();
  }
}
