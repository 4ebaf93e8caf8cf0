package dev.tandem.room;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.BoardInfo;
import dev.tandem.domain.board.Entity;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Hat;
import dev.tandem.domain.board.Op;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.RefusalCode;
import dev.tandem.domain.board.RightsTable;
import dev.tandem.domain.board.Veiled;
import dev.tandem.protocol.ChangeCodec;
import dev.tandem.protocol.EntityCodec;
import dev.tandem.protocol.Payload;
import dev.tandem.protocol.SentOp;
import dev.tandem.protocol.ServerMessage.Answer;
import dev.tandem.store.Commit;
import dev.tandem.store.Head;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A batch while it is decided: each op against the board as it will be after the ones before it. */
final class Draft {
  private static final Logger LOG = LoggerFactory.getLogger(Draft.class);
  private static final int OPS = 64;
  private static final int BYTES = 128 << 10;

  /** An op that will have this answer once the batch is stored. */
  private record Decided(Work work, int index, Answer answer) {}

  private static final class Tally {
    private final String member;
    private final long expected;
    private long n;

    Tally(String member, long expected) {
      this.member = member;
      this.expected = expected;
      n = expected;
    }
  }

  private final Head head;
  private final long boardBytes;
  private final long now;
  private final RoomSettings settings;
  private Board board;
  private final Buffer payload = Buffer.buffer();
  private final List<Payload.Secret> secrets = new ArrayList<>();
  private final Set<EntityId> touched = new LinkedHashSet<>();
  private final Map<String, Tally> tallies = new LinkedHashMap<>();
  private final List<Commit.RefusalWrite> refusals = new ArrayList<>();
  private final List<Decided> decided = new ArrayList<>();
  private final List<Unit> units = new ArrayList<>();
  private boolean rights;
  private Payload stored;

  Draft(Board board, Head head, long boardBytes, long now, RoomSettings settings) {
    this.board = board;
    this.head = head;
    this.boardBytes = boardBytes;
    this.now = now;
    this.settings = settings;
  }

  boolean isEmpty() {
    return decided.isEmpty();
  }

  /** Whether a unit may still join this batch. */
  boolean hasRoom(Unit unit) {
    return decided.isEmpty() || decided.size() + unit.size() <= OPS && payload.length() < BYTES;
  }

  /** The highest n of a client once this batch is stored. */
  long processed(String client, Counters.Counter counter) {
    Tally tally = tallies.get(client);
    return tally == null ? counter.n() : tally.n;
  }

  Board board() {
    return board;
  }

  List<Unit> units() {
    return units;
  }

  /** Whether members, hats, the rights table or screens change with this batch. */
  boolean changesRights() {
    return rights;
  }

  /** Decides the ops of a unit, all of which are new and in order. */
  void decide(Unit unit, Counters.Counter counter) {
    units.add(unit);
    Tally tally = tallies.computeIfAbsent(
        unit.work().submission().client(),
        client -> new Tally(unit.work().submission().author().member().value(), counter.n()));
    if (unit.together()) together(unit, tally);
    else single(unit, unit.from(), tally);
  }

  private void single(Unit unit, int index, Tally tally) {
    SentOp sent = unit.work().op(index);
    Outcome outcome = outcome(board, unit.work().submission(), sent);
    if (outcome instanceof Outcome.Refused refused) refuse(unit, index, refused, tally);
    else accept(unit, index, (Outcome.Changed) outcome, tally);
  }

  /** Tries all on the side first: either each one is accepted or none is. */
  private void together(Unit unit, Tally tally) {
    Board trial = board;
    List<Outcome> outcomes = new ArrayList<>();
    boolean all = unit.size() <= Submission.TOGETHER;
    for (int index = unit.from(); all && index < unit.to(); index++) {
      Outcome outcome = outcome(trial, unit.work().submission(), unit.work().op(index));
      outcomes.add(outcome);
      if (outcome instanceof Outcome.Changed changed)
        trial = trial.evolve(trial.version() + 1, changed);
      else all = false;
    }
    for (int index = unit.from(); index < unit.to(); index++) {
      Outcome outcome =
          index - unit.from() < outcomes.size() ? outcomes.get(index - unit.from()) : null;
      if (all) accept(unit, index, (Outcome.Changed) outcome, tally);
      else if (outcome instanceof Outcome.Refused refused) refuse(unit, index, refused, tally);
      else refuse(unit, index, notTogether(unit), tally);
    }
  }

  private static Outcome.Refused notTogether(Unit unit) {
    return unit.size() > Submission.TOGETHER
        ? Outcome.refuse(
            RefusalCode.LIMIT,
            "together",
            "At most " + Submission.TOGETHER + " ops can be done together.")
        : Outcome.refuse(
            RefusalCode.TOGETHER, "together", "Another part of the same change was refused.");
  }

  private Outcome outcome(Board on, Submission by, SentOp sent) {
    if (sent.bad().isPresent()) return sent.bad().get();
    Op op = sent.op().orElseThrow();
    try {
      Outcome outcome = on.decide(op, context(on, by), sent.decidedOn());
      boolean grows =
          outcome instanceof Outcome.Changed changed && !changed.put().isEmpty();
      return grows && boardBytes + payload.length() > settings.boardBytes()
          ? Outcome.refuse(RefusalCode.LIMIT, "type", "The board is full. Remove something first.")
          : outcome;
    } catch (RuntimeException bug) {
      LOG.error("deciding {} failed, client={} n={}", op.type(), by.client(), sent.n(), bug);
      return Outcome.refuse(
          RefusalCode.INTERNAL,
          "type",
          "Something went wrong on the server (" + by.client() + "/" + sent.n() + ").");
    }
  }

  private OpContext context(Board on, Submission by) {
    Set<Hat> hats = by.asOwner() ? Set.of(Hat.OWNER) : Access.hats(on, by.author());
    return new OpContext(by.author().member(), hats, now, settings.limits());
  }

  private void accept(Unit unit, int index, Outcome.Changed changed, Tally tally) {
    Submission by = unit.work().submission();
    SentOp sent = unit.work().op(index);
    Op op = sent.op().orElseThrow();
    OpContext context = context(board, by);
    Optional<Hat> hat = by.asOwner()
        ? Optional.empty()
        : RightsTable.of(board.find(board.id(), BoardInfo.class))
            .hatFor(context.hats(), op.requires(board, context));
    long version = board.version() + 1;
    if (payload.length() > 0) payload.appendByte((byte) ',');
    payload.appendBytes(ChangeCodec.write(
        new ChangeCodec.Stamp(
            version, by.client(), sent.n(), by.author().member(), hat, now, op.type()),
        board.difference(changed)));
    for (Entity entity : changed.put()) {
      touch(entity);
      if (!board.find(entity.id()).filter(entity::equals).isPresent())
        Payload.Secret.of(version, entity).ifPresent(secrets::add);
    }
    for (EntityId id : changed.remove()) board.find(id).ifPresent(this::touch);
    board = board.evolve(version, changed);
    tally.n = sent.n();
    decided.add(new Decided(unit.work(), index, Answer.committed(sent.n(), Optional.of(version))));
  }

  private void touch(Entity entity) {
    touched.add(entity.id());
    rights |= CatchUp.givesRights(entity);
  }

  private void refuse(Unit unit, int index, Outcome.Refused refused, Tally tally) {
    SentOp sent = unit.work().op(index);
    if (unit.work().redone() && sent.bad().isEmpty())
      refused = Outcome.refuse(RefusalCode.LOST, refused.field().orElse("type"), Redo.LOST);
    tally.n = sent.n();
    refusals.add(new Commit.RefusalWrite(
        unit.work().submission().client(), sent.n(), refused.code().name()));
    Optional<Entity> current = sent.op().flatMap(op -> board.find(op.id()));
    decided.add(new Decided(
        unit.work(),
        index,
        Answer.refused(sent.n(), refused.code(), refused.field(), refused.text(), current)));
  }

  /** What is to be stored. */
  Commit commit(List<Commit.Heard> heard) {
    List<Commit.EntityWrite> entities = new ArrayList<>(touched.size());
    for (EntityId id : touched) {
      board
          .entry(id)
          .ifPresent(entry -> entities.add(
              new Commit.EntityWrite(id.value(), Buffer.buffer(EntityCodec.stored(entry)))));
    }
    List<Commit.ClientWrite> clients = new ArrayList<>(tallies.size());
    tallies.forEach((client, tally) ->
        clients.add(new Commit.ClientWrite(client, tally.member, tally.expected, tally.n)));
    stored = Payload.of(payload, secrets);
    Head next = payload.length() == 0
        ? head
        : new Head(head.epoch(), board.version(), Tags.next(head.tag(), stored.stored()));
    return new Commit(
        board.id().value(), head, next, stored.stored(), entities, clients, refusals, heard);
  }

  /** Its ops as they came; those that were refused with their refusals. */
  List<Redo> redo() {
    List<Redo> all = new ArrayList<>(units.size());
    int at = 0;
    for (Unit unit : units) {
      List<SentOp> ops = new ArrayList<>(unit.size());
      for (int index = unit.from(); index < unit.to(); index++, at++) {
        SentOp sent = unit.work().op(index);
        Answer answer = decided.get(at).answer();
        ops.add(answer.code().isEmpty() || sent.bad().isPresent() ? sent : refused(answer));
      }
      Submission by = unit.work().submission();
      all.add(new Redo(
          new Submission(
              by.author(), by.asOwner(), by.client(), List.of(), by.together(), by.patient()),
          List.copyOf(ops),
          true));
    }
    return all;
  }

  private static SentOp refused(Answer answer) {
    return SentOp.bad(
        answer.n(),
        Outcome.refuse(
            answer.code().orElseThrow(),
            answer.field().orElse("type"),
            answer.text().orElse("")));
  }

  /** What {@link #commit} stores. */
  Payload stored() {
    return stored;
  }

  /** The entities with veiled fields that change with this batch, as they are after it. */
  List<Veiled> veiled() {
    return Own.of(board, secrets.stream().map(Payload.Secret::id));
  }

  /** The batch is stored: counters rise and everybody is answered. */
  void done(Counters counters) {
    for (Decided each : decided) {
      Optional<Counters.Counter> counter =
          counters.loaded(each.work().submission().client());
      counter.ifPresent(c -> {
        c.raise(each.answer().n());
        each.answer().version().ifPresent(version -> c.committed(each.answer().n(), version));
      });
    }
    for (Decided each : decided) each.work().answer(each.index(), each.answer());
  }
}
