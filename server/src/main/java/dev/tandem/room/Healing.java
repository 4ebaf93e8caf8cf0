package dev.tandem.room;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.protocol.ServerMessage.Answer;
import dev.tandem.protocol.ServerMessage.State;
import dev.tandem.store.BoardStore;
import dev.tandem.store.CommitResult;
import dev.tandem.store.Head;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a room does when the store has lost batches that it once acknowledged.
 *
 * <p>Where the store is only behind, the ring's batches are stored again bit for bit; clients notice nothing. Where other
 * batches were stored in their place the store wins: a new epoch begins, and the lost ops are done again under their
 * authors; what no longer holds is refused LOST. Counters see to it that this is right from any number of nodes at once.
 */
final class Healing {
  private static final Logger LOG = LoggerFactory.getLogger(Healing.class);

  /** So often whoever decided a batch is waited for: that node knows what was refused with it. */
  private static final int PATIENCE = 3;

  /** So long other nodes have to do their ops again, or clients to send them again, before they are lost. */
  private static final long GRACE_MS = 10_000;

  /** Somebody else is expected to heal it first: look again in a moment. */
  static final class NotYet extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotYet() {
      super("another node may know more", null, false, false);
    }
  }

  private final Loop loop;
  private final BoardRoom room;
  private final BoardStore store;
  private final Replay replay;
  private int waited;
  private Future<Void> redone = Future.succeededFuture();

  Healing(Loop loop, BoardRoom room, BoardStore store) {
    this.loop = loop;
    this.room = room;
    this.store = store;
    replay = new Replay(room, store);
  }

  private String id() {
    return room.id().value();
  }

  private Ring ring() {
    return room.ring();
  }

  /** Completes when no op that was lost is being done again. */
  Future<Void> redone() {
    return redone;
  }

  /** The store stands where the room does not, and does not simply go on from there. */
  Future<Void> heal(Head there) {
    boolean behind = there.epoch().equals(room.head().epoch())
        && there.version() < room.head().version();
    if (behind && ring().after(there) >= 0) return replay(there, ring().after(there));
    long reach = ring().end() > ring().first()
        ? ring().get(ring().first()).from() - 1
        : room.head().version();
    // What lies before our ring may lie in that of another node.
    if (behind && there.version() < reach && waited++ < PATIENCE)
      return Future.failedFuture(new NotYet());
    waited = 0;
    return forked(there);
  }

  // ---- rolled back

  private Future<Void> replay(Head from, long sequence) {
    boolean ours = ring().get(sequence).redo().size() > 0;
    if (!ours && waited++ < PATIENCE) return Future.failedFuture(new NotYet());
    waited = 0;
    LOG.warn("board={} the store is back at {}, {} is stored again", id(), from, room.head());
    return replay(sequence).compose(done -> replay.refuseAgain(from.version()));
  }

  private Future<Void> replay(long sequence) {
    if (sequence >= ring().end()) return Future.succeededFuture();
    if (sequence < ring().first()) return room.catchUp().anew();
    return replay.store(ring().get(sequence)).compose(result -> {
      if (result instanceof CommitResult.Done) return replay(sequence + 1);
      if (!(result instanceof CommitResult.Conflict conflict)) return gone();
      // Another node heals, too.
      Head there = conflict.current();
      if (there.equals(room.head())) return Future.succeededFuture();
      boolean further = there.epoch().equals(room.head().epoch());
      long next = further ? ring().after(there) : -1;
      return next > sequence ? replay(next) : room.catchUp().now();
    });
  }

  private static Future<Void> gone() {
    return Future.failedFuture(new RoomTrouble.Damaged("The board is gone from the store."));
  }

  /** What was refused since a version, and nothing else with it, is remembered again. */
  Future<Void> refuseAgain(long version) {
    return replay.refuseAgain(version);
  }

  // ---- forked

  /** Whether the store's board once stood where this head says; false also when its log begins later. */
  Future<Boolean> isCommon(Head head) {
    return store
        .entryAt(id(), head.version())
        .map(entry -> entry.filter(found -> found.tag().equals(head.tag())).isPresent());
  }

  private Future<Void> forked(Head there) {
    Ring ring = ring();
    return store
        .read(id(), 0, 1)
        .compose(log -> {
          long first = ring.first();
          // What is archived by now is common: nothing that old is lost.
          while (!log.isEmpty()
              && first < ring.end()
              && ring.get(first).to() < log.get(0).from()) first++;
          return parting(first, ring.end());
        })
        .compose(parted -> {
          long version = parted > ring.first()
              ? ring.get(parted - 1).to()
              : parted < ring.end() ? ring.get(parted).from() - 1 : room.head().version();
          List<Redo> lost = lost(parted, version);
          LOG.warn(
              "board={} the store went another way after version {}: {} is at {}, {} actions are done again",
              id(),
              version,
              room.head(),
              there,
              lost.size());
          Promise<Void> all = Promise.promise();
          redone = all.future();
          boolean renewed = !there.epoch().equals(room.head().epoch());
          return (renewed ? Future.succeededFuture(true) : store.newEpoch(id(), there, newEpoch()))
              .compose(begun -> room.catchUp().anew())
              .onFailure(away -> all.complete())
              .onSuccess(taken -> redo(lost, version).onSuccess(done -> all.complete()));
        });
  }

  private String newEpoch() {
    return "%016x".formatted((long) (loop.random() * Long.MAX_VALUE));
  }

  /** The first batch of the ring, from {@code low} on, that the store's log does not hold. */
  private Future<Long> parting(long low, long high) {
    if (low >= high) return Future.succeededFuture(low);
    long middle = (low + high) >>> 1;
    Batch batch = ring().get(middle);
    return isCommon(new Head("", batch.to(), batch.tag()))
        .compose(common -> common ? parting(middle + 1, high) : parting(low, middle));
  }

  private List<Redo> lost(long parted, long version) {
    List<Redo> lost = new ArrayList<>();
    List<Ring.Refused> refused = ring().refusedSince(version);
    int at = 0;
    for (long sequence = parted; sequence < ring().end(); sequence++) {
      Batch batch = ring().get(sequence);
      while (at < refused.size() && refused.get(at).version() < batch.from())
        lost.add(refused.get(at++).redo());
      if (!batch.redo().isEmpty()) lost.addAll(batch.redo());
      else
        for (JsonNode entry : Replay.entries(batch))
          lost.add(Redo.followed(
              entry.path("client").asText(),
              entry.path("by").asText(),
              entry.path("n").asLong()));
    }
    while (at < refused.size()) lost.add(refused.get(at++).redo());
    return lost;
  }

  /** Does what is known of them again at once; what another node decided is left to that node for a while. */
  private Future<Void> redo(List<Redo> lost, long version) {
    List<Redo> ours = lost.stream().filter(Redo::whole).toList();
    List<Future<List<Answer>>> answers =
        room.committer().redo(ours.stream().map(each -> each.again(version)).toList());
    return Future.join(answers).transform(done -> {
      Set<Redo> open = new LinkedHashSet<>();
      for (int i = 0; i < ours.size(); i++) {
        boolean gap = answers.get(i).succeeded()
            && answers.get(i).result().stream().anyMatch(a -> a.state() == State.UNKNOWN);
        if (gap) open.add(ours.get(i));
      }
      List<Redo> later =
          lost.stream().filter(each -> !each.whole() || open.contains(each)).toList();
      if (!later.isEmpty())
        loop.after(
            GRACE_MS,
            () -> room.committer()
                .redo(later.stream().map(each -> each.again(version)).toList()));
      return Future.<Void>succeededFuture();
    });
  }
}
