package dev.tandem.room;

import dev.tandem.auth.Identity;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.BoardInfo;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Limits;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.forecast.Forecast;
import dev.tandem.forecast.Mark;
import dev.tandem.forecast.Ripple;
import dev.tandem.protocol.SentOp;
import dev.tandem.protocol.ServerMessage;
import dev.tandem.protocol.ServerMessage.Outlook;
import dev.tandem.protocol.Wire;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the forecast of a board level with it, and tells everybody which marks moved and why. Reckoned on a worker, never
 * twice at a time; what is committed meanwhile is one step of the next time. Nothing is reckoned while nobody looks.
 */
final class ForecastFeed {
  private static final Logger LOG = LoggerFactory.getLogger(ForecastFeed.class);

  /** Of a busy board's time one part in four goes into its forecast, as long as marks move within the same second. */
  private static final long SHARE = 3;

  private static final long LONGEST_REST_MS = 400;

  private final Loop loop;
  private final BoardRoom room;
  private final Limits limits;
  private final long leastRest;
  private final Map<EntityId, Mark> shown = new TreeMap<>();
  private final Set<Seat> behind = new HashSet<>();
  private Optional<Forecast> latest = Optional.empty();
  private Outlook outlook;
  private Optional<Future<Forecast>> running = Optional.empty();
  private Optional<Buffer> everything = Optional.empty();
  private boolean resting;
  private long rest = -1;
  private boolean wanted;

  ForecastFeed(Loop loop, BoardRoom room, RoomSettings settings) {
    this.loop = loop;
    this.room = room;
    limits = settings.limits();
    leastRest = settings.forecastEveryMs();
  }

  /** What a preview says: marks that would move, or why one of the ops would be refused. */
  record Preview(List<Mark> marks, Optional<Outcome.Refused> refused) {}

  private LocalDate today() {
    return BoardInfo.day(room.board(), room.now());
  }

  private boolean isLevel(Forecast forecast) {
    return forecast.isOf(room.board()) && forecast.today().equals(today());
  }

  /** The board is another one, or a second went by. */
  void look() {
    if (room.size() == 0 || latest.filter(this::isLevel).isPresent()) return;
    wanted = true;
    next();
  }

  private void next() {
    if (!wanted || resting || running.isPresent()) return;
    wanted = false;
    reckon();
  }

  /** The forecast of the board as it is now, or a moment later. */
  private Future<Forecast> level() {
    return since(room.board().version());
  }

  private Future<Forecast> since(long version) {
    LocalDate today = today();
    Optional<Forecast> found = latest.filter(last ->
        last.isOf(room.board()) || last.version() >= version && last.today().equals(today));
    if (found.isPresent()) return Future.succeededFuture(found.get());
    return running.orElseGet(this::reckon).compose(done -> since(version));
  }

  private Future<Forecast> reckon() {
    Board board = room.board();
    LocalDate today = today();
    Optional<Forecast> before = latest;
    long start = loop.millis();
    Promise<Forecast> done = Promise.promise();
    // Kept before its end is listened for: the worker may be done by then, and then that is now.
    running = Optional.of(done.future());
    resting = true;
    loop.onWorker(() -> Step.of(board, today, before), false)
        .map(step -> {
          took(step);
          return step.forecast();
        })
        .onComplete(over -> {
          running = Optional.empty();
          if (over.failed()) LOG.error("board={} the forecast failed", room.id(), over.cause());
          rest(loop.millis() - start);
          done.handle(over);
        });
    return done.future();
  }

  private void rest(long tookMs) {
    rest = loop.after(Math.max(leastRest, Math.min(LONGEST_REST_MS, SHARE * tookMs)), () -> {
      resting = false;
      next();
    });
  }

  /** One forecast and what it says otherwise than the one before. */
  private record Step(Forecast forecast, List<Mark> moved, Outlook outlook) {
    static Step of(Board board, LocalDate today, Optional<Forecast> before) {
      Forecast forecast = Forecast.of(board, today, before);
      List<Mark> moved = before.map(last -> Ripple.between(last, forecast)).orElse(List.of());
      return new Step(forecast, moved, Outlook.of(forecast));
    }
  }

  private void took(Step step) {
    boolean first = latest.isEmpty();
    everything = Optional.empty();
    latest = Optional.of(step.forecast());
    if (first) shown.putAll(step.forecast().marks());
    for (Mark mark : step.moved()) {
      if (step.forecast().marks().containsKey(mark.id())) shown.put(mark.id(), mark);
      else shown.remove(mark.id());
    }
    boolean other = !step.outlook().equals(outlook);
    outlook = step.outlook();
    if (first || step.moved().isEmpty() && !other) return;
    ServerMessage.Marks message = new ServerMessage.Marks(
        step.forecast().version(), step.moved(), other ? Optional.of(outlook) : Optional.empty());
    var frame = message.frame();
    for (Seat seat : room.seats()) {
      if (!seat.live()) continue;
      // Who does not read gets all of them once there is room again.
      if (seat.subscriber().full()) behind.add(seat);
      else seat.subscriber().send(frame);
    }
  }

  /** There is room again in the queue of a seat. */
  void drained(Seat seat) {
    if (behind.remove(seat) && seat.live()) joined(seat);
  }

  /** Nothing is reckoned any more. */
  void end() {
    wanted = false;
    loop.cancel(rest);
  }

  void left(Seat seat) {
    behind.remove(seat);
  }

  /** Tells a seat all marks. */
  void joined(Seat seat) {
    all().onSuccess(message -> {
      if (!seat.live()) return;
      if (seat.subscriber().full()) {
        behind.add(seat);
        return;
      }
      // A crowd that joins is sent the same one.
      if (everything.isEmpty()) everything = Optional.of(Wire.packed(message.frame()));
      seat.subscriber().send(everything.get());
    });
  }

  /** Every mark with the cause of its last move; where it stood before is told only when it moves. */
  Future<ServerMessage.Marks> all() {
    return level()
        .map(forecast -> new ServerMessage.Marks(
            forecast.version(),
            shown.values().stream().map(Mark::settled).toList(),
            Optional.of(outlook)));
  }

  /**
   * What would move if somebody did these ops on the board as it is. Decided on a copy with that person's rights; nothing
   * is stored, counted or shown to others.
   */
  Future<Preview> preview(Identity who, List<SentOp> ops) {
    return level().compose(now -> {
      OpContext context =
          new OpContext(who.member(), Access.hats(room.board(), who), room.now(), limits);
      return loop.onWorker(() -> tried(now, context, ops), false);
    });
  }

  private static Preview tried(Forecast now, OpContext context, List<SentOp> ops) {
    Board tried = now.board();
    for (SentOp sent : ops) {
      if (sent.bad().isPresent()) return new Preview(List.of(), sent.bad());
      Outcome outcome = tried.decide(sent.op().orElseThrow(), context, Optional.empty());
      if (outcome instanceof Outcome.Refused no) return new Preview(List.of(), Optional.of(no));
      tried = tried.evolve(tried.version() + 1, (Outcome.Changed) outcome);
    }
    Forecast then = Forecast.of(tried, now.today(), Optional.of(now));
    return new Preview(Ripple.between(now, then), Optional.empty());
  }
}
