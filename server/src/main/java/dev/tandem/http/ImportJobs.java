package dev.tandem.http;

import dev.tandem.auth.Identity;
import dev.tandem.auth.Keys;
import dev.tandem.auth.Ulids;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Op;
import dev.tandem.protocol.SentOp;
import dev.tandem.protocol.ServerMessage.Answer;
import dev.tandem.room.BoardRoom;
import dev.tandem.room.BoardRooms;
import dev.tandem.room.RoomTrouble;
import dev.tandem.room.Submission;
import dev.tandem.transfer.PlannedOps;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does many ops on a board, all of them, whatever happens in between: they are kept in Redis before the first is done,
 * under a client id of their own. A node that finds them with nobody at work does them again from the first; the room
 * does each once.
 */
public final class ImportJobs {
  private static final Logger LOG = LoggerFactory.getLogger(ImportJobs.class);
  private static final String INDEX = "tandem:imports";
  private static final int AT_ONCE = 500;
  private static final Duration LEASE = Duration.ofSeconds(5);
  private static final long RENEW_MS = 1_500;
  private static final long SWEEP_MS = 3_000;

  private final Vertx vertx;
  private final Keys keys;
  private final BoardRooms rooms;
  private final Supplier<String> randomHex;
  private long sweepTimer = -1;
  private boolean ending;

  /** {@code randomHex}: 32 random hex digits, the client id of a job. */
  public ImportJobs(Vertx vertx, Keys keys, BoardRooms rooms, Supplier<String> randomHex) {
    this.vertx = vertx;
    this.keys = keys;
    this.rooms = rooms;
    this.randomHex = randomHex;
  }

  /** Finishes what others left, now and from time to time. */
  public void start() {
    sweep();
    sweepTimer = vertx.setPeriodic(SWEEP_MS, timer -> sweep());
  }

  /** Stops after the ops under way; the rest is done by another node or the next start. */
  public void end() {
    ending = true;
    vertx.cancelTimer(sweepTimer);
  }

  /** What is known of a job beside its ops. */
  private record Job(String id, EntityId board, Identity author, String client) {
    String key() {
      return "tandem:import:" + id;
    }

    String lease() {
      return key() + ":lease";
    }

    String ops() {
      return key() + ":ops";
    }

    String json() {
      return new JsonObject()
          .put("board", board.value())
          .put("member", author.member().value())
          .put("name", author.name())
          .put("client", client)
          .encode();
    }

    static Job of(String id, JsonObject json) {
      Identity author = new Identity(
          EntityId.of(json.getString("member")), json.getString("name"), false, Optional.empty());
      return new Job(id, EntityId.of(json.getString("board")), author, json.getString("client"));
    }
  }

  /**
   * Does ops with the owner's rights.
   *
   * @return one answer an op, when all is stored. When it fails with {@link Problem} the rest is done later
   */
  public Future<List<Answer>> run(BoardRoom room, Identity author, List<Op> ops) {
    Job job = new Job(Ulids.next().value(), room.id(), author, randomHex.get());
    return vertx
        .executeBlocking(() -> PlannedOps.write(ops), false)
        .compose(pieces -> keep(job, pieces))
        .compose(kept -> work(job, room, ops));
  }

  /** The index comes last: what it names is whole. */
  private Future<Void> keep(Job job, List<String> pieces) {
    Future<Void> kept = keys.set(job.lease(), "1", LEASE);
    for (String piece : pieces) kept = kept.compose(done -> keys.append(job.ops(), piece));
    return kept.compose(done -> keys.set(job.key(), job.json()))
        .compose(done -> keys.addTo(INDEX, job.id()));
  }

  private Future<List<Answer>> work(Job job, BoardRoom room, List<Op> ops) {
    long renewal = vertx.setPeriodic(RENEW_MS, timer -> keys.set(job.lease(), "1", LEASE));
    return submit(job, room, ops, new ArrayList<>(ops.size()))
        .compose(answers -> forget(job).map(answers))
        .onComplete(done -> vertx.cancelTimer(renewal))
        .onFailure(lost -> keys.delete(job.lease()));
  }

  private Future<List<Answer>> submit(Job job, BoardRoom room, List<Op> ops, List<Answer> answers) {
    int from = answers.size();
    if (from == ops.size()) return Future.succeededFuture(answers);
    if (ending)
      return Future.failedFuture(Problem.busy("The server stops. The import goes on by itself."));
    List<SentOp> some = new ArrayList<>();
    for (int i = from; i < Math.min(ops.size(), from + AT_ONCE); i++)
      some.add(SentOp.of(i + 1, ops.get(i)));
    return room.submit(Submission.asOwner(job.author(), job.client(), some)).compose(done -> {
      answers.addAll(done);
      return submit(job, room, ops, answers);
    });
  }

  private Future<Void> forget(Job job) {
    return keys.removeFrom(INDEX, job.id())
        .compose(done -> keys.delete(job.key()))
        .compose(done -> keys.delete(job.ops()))
        .compose(done -> keys.delete(job.lease()))
        .mapEmpty();
  }

  private void sweep() {
    keys.members(INDEX)
        .onSuccess(ids -> ids.forEach(id -> takeOver(id)
            .onFailure(lost -> LOG.warn("import {} waits: {}", id, lost.getMessage()))));
  }

  private Future<Void> takeOver(String id) {
    return keys.setIfAbsent("tandem:import:" + id + ":lease", "1", LEASE)
        .compose(ours ->
            ours ? keys.get("tandem:import:" + id) : Future.succeededFuture(Optional.empty()))
        .compose(json -> json.isEmpty()
            ? Future.succeededFuture()
            : resume(Job.of(id, new JsonObject(json.get()))));
  }

  private Future<Void> resume(Job job) {
    LOG.info("import {} into board {} was broken off and goes on", job.id(), job.board());
    return rooms
        .open(job.board().value())
        .compose(room -> keys.items(job.ops())
            .compose(pieces -> vertx.executeBlocking(() -> PlannedOps.read(pieces), false))
            .compose(ops -> work(job, room, ops)))
        .<Void>mapEmpty()
        .recover(lost ->
            lost instanceof RoomTrouble.NoSuchBoard ? forget(job) : Future.failedFuture(lost));
  }
}
