package dev.tandem.connection;

import dev.tandem.auth.Identity;
import dev.tandem.auth.Tickets.Ticket;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Hat;
import dev.tandem.domain.board.Member;
import dev.tandem.domain.board.RefusalCode;
import dev.tandem.domain.board.Right;
import dev.tandem.protocol.ClientMessage;
import dev.tandem.protocol.CloseCode;
import dev.tandem.protocol.ProtocolVersion;
import dev.tandem.protocol.SentOp;
import dev.tandem.protocol.ServerMessage;
import dev.tandem.protocol.ServerMessage.Answer;
import dev.tandem.protocol.ServerMessage.Here;
import dev.tandem.protocol.ServerMessage.State;
import dev.tandem.protocol.ServerMessage.Tab;
import dev.tandem.room.Access;
import dev.tandem.room.BoardRoom;
import dev.tandem.room.Pace;
import dev.tandem.room.RoomTrouble;
import dev.tandem.room.Seat;
import dev.tandem.room.Submission;
import dev.tandem.room.Subscriber;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A connection that was let into a room: welcome, catching up, ops in, changes out, presence, beats. */
final class Attendance implements Subscriber {
  private static final long BEAT_MS = 20_000;
  private static final long BEAT_SPREAD_MS = 2_000;
  private static final long WALL_BEAT_MS = 4_000;
  private static final long SPREAD_MS = 60_000;
  private static final long WALL_SPREAD_MS = 10_000;
  private static final long RETRY_MS = 1_000;
  private static final long PRESENCE_MS = 50;
  private static final int MOST_MISSING = 100;
  private static final int MOST_SKIPPED = 1_000;

  private final SocketEndpoint endpoint;
  private final ClientConnection connection;
  private final BoardRoom room;
  private final Identity who;
  private final Optional<String> pass;
  private final ClientMessage.Hello hello;
  private final String tab;
  private final Pace pace;
  private final Seat seat;
  private final Sequence sequence;
  private final Allowance allowance;
  private final Allowance chatter;
  private long heardAt;
  private long beatTimer;
  private long busyAt;
  private int unanswered;
  private int unansweredOps;
  private long readAgainAt;
  private boolean live;
  private boolean acknowledges;
  private boolean previewing;
  private final Deque<ClientMessage.Preview> previews = new ArrayDeque<>();
  private Optional<ClientMessage.Presence> wanted = Optional.empty();

  Attendance(
      SocketEndpoint endpoint,
      ClientConnection connection,
      BoardRoom room,
      Ticket ticket,
      ClientMessage.Hello hello,
      long processed) {
    this.endpoint = endpoint;
    this.connection = connection;
    this.room = room;
    who = ticket.identity();
    pass = ticket.pass();
    this.hello = hello;
    tab = endpoint.newTab();
    pace = pace(room.board());
    heardAt = now();
    sequence = new Sequence(processed);
    allowance =
        new Allowance(endpoint.settings().opsPerSecond(), endpoint.settings().burst(), now());
    chatter = new Allowance(SocketSettings.CHATTER, SocketSettings.CHATTER_BURST, now());
    seat = room.enter(this);
  }

  private Pace pace(Board board) {
    if (who.screenBoard().isPresent()) return Pace.WALL;
    Set<Right> rights = rights(board);
    boolean edits = rights.contains(Right.ROADMAP)
        || rights.contains(Right.ORDER)
        || rights.contains(Right.WORK)
        || rights.contains(Right.MANAGE);
    return edits ? Pace.EDITOR : Pace.VIEWER;
  }

  private Set<Right> rights(Board board) {
    return who.screenBoard().isPresent() || room.damage().isPresent()
        ? Set.of(Right.READ)
        : board.rights(Access.hats(board, who));
  }

  private long now() {
    return endpoint.loop().millis();
  }

  // ---- joining

  /** Welcome, what is missing, what became of pending ops, live: in this order. */
  Future<Void> begin() {
    connection.send(new ServerMessage.Welcome(
        ProtocolVersion.CURRENT,
        endpoint.node(),
        you(),
        room.now(),
        endpoint.settings().wire(),
        room.durability(),
        pace == Pace.WALL ? WALL_BEAT_MS : BEAT_MS));
    room.damage().ifPresent(why -> connection.send(new ServerMessage.Damaged(why)));
    return room.resume(seat, hello.have())
        .compose(caughtUp -> answerPending())
        .onSuccess(answered -> goLive());
  }

  private ServerMessage.You you() {
    Board board = room.board();
    return new ServerMessage.You(
        who.member(),
        name(board),
        List.copyOf(Access.hats(board, who)),
        List.copyOf(rights(board)),
        tab);
  }

  private String name(Board board) {
    return board.find(who.member(), Member.class).map(Member::name).orElse(who.name());
  }

  private Future<Void> answerPending() {
    if (hello.pending().isEmpty()) return Future.succeededFuture();
    ClientMessage.Range range = hello.pending().get();
    heard(range.first() - 1);
    return room.answers(who, hello.client(), range.first(), range.last())
        .onSuccess(answers -> connection.send(new ServerMessage.Answers(answers)))
        .mapEmpty();
  }

  private void goLive() {
    if (connection.isEnded()) return;
    room.sendOwn(seat);
    live = true;
    Map<String, Here> here = new LinkedHashMap<>();
    for (Tab each : room.presence().all()) {
      each.member()
          .ifPresent(member -> here.computeIfAbsent(
              member.value(),
              known -> new Here(
                  member,
                  each.name().orElse(""),
                  room.board().find(member, Member.class).map(Member::hats).orElse(List.of()))));
    }
    connection.send(new ServerMessage.Live(room.board().version(), List.copyOf(here.values())));
    room.presence().welcome(seat);
    room.showForecast(seat);
    endpoint
        .newerThan(hello.build())
        .ifPresent(build -> connection.send(
            new ServerMessage.Upgrade(build, pace == Pace.WALL ? WALL_SPREAD_MS : SPREAD_MS)));
    if (pace != Pace.WALL)
      showPresence(new ClientMessage.Presence(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty()));
    scheduleBeat();
  }

  // ---- what comes in

  void received(ClientMessage message) {
    heardAt = now();
    if (!(message instanceof ClientMessage.Ops)) slowDown(chatter, 1);
    if (message instanceof ClientMessage.Ops ops) submit(ops);
    else if (message instanceof ClientMessage.Presence presence) wish(presence);
    else if (message instanceof ClientMessage.Preview preview) preview(preview);
    else if (message instanceof ClientMessage.Beat beat) {
      beat.heard().ifPresent(this::heard);
    } else if (message instanceof ClientMessage.Hello) {
      connection.end(CloseCode.MALFORMED, "There is one hello for a connection.");
    }
  }

  /** One at a time; of those that wait only the newest few, since a drag asks faster than anybody can look. */
  private void preview(ClientMessage.Preview asked) {
    if (previewing) {
      if (previews.size() == SocketSettings.PREVIEWS) previews.removeFirst();
      previews.add(asked);
      return;
    }
    previewing = true;
    room.preview(who, asked.q(), asked.ops()).onComplete(seen -> {
      previewing = false;
      if (seen.succeeded() && !connection.isEnded() && !connection.full())
        connection.send(seen.result());
      if (!previews.isEmpty()) preview(previews.removeFirst());
    });
  }

  private void heard(long upTo) {
    room.heard(hello.client(), Math.min(upTo, room.processed(hello.client())));
  }

  private void submit(ClientMessage.Ops ops) {
    if (ops.list().isEmpty()) return;
    Map<Long, Boolean> fresh = new LinkedHashMap<>();
    boolean asked = false;
    for (SentOp op : ops.list()) {
      if (!asked && sequence.isGap(op.n())) {
        asked = true;
        askFor(sequence.next(), op.n());
      }
      boolean isNew = sequence.isNew(op.n());
      fresh.merge(op.n(), isNew, Boolean::logicalOr);
    }
    unanswered++;
    unansweredOps += ops.list().size();
    slowDown(allowance, ops.list().size());
    Submission submission =
        new Submission(who, false, hello.client(), ops.list(), ops.together(), true);
    room.submit(submission).onComplete(done -> {
      unanswered--;
      unansweredOps -= ops.list().size();
      if (done.succeeded()) tell(done.result(), fresh);
      else if (done.cause() instanceof RoomTrouble.ForeignClient foreign) {
        connection.end(CloseCode.FORBIDDEN, foreign.getMessage());
      } else if (done.cause() instanceof RoomTrouble.Damaged damaged) {
        for (SentOp op : ops.list()) {
          connection.send(new ServerMessage.Refused(
              op.n(),
              RefusalCode.INTERNAL,
              Optional.empty(),
              damaged.getMessage(),
              Optional.empty()));
        }
      } else busy();
      regulate();
    });
    if (room.isAway()) busy();
  }

  /** Ops before this one are missing: the client is told which, and sends them again. */
  private void askFor(long from, long n) {
    List<Answer> missing = new ArrayList<>();
    for (long each = from; each < n && missing.size() < MOST_MISSING; each++) {
      missing.add(Answer.unknown(each));
    }
    if (!missing.isEmpty()) connection.send(new ServerMessage.Answers(missing));
  }

  /** New ops that were done come back in {@code changes}; all others are answered here. */
  private void tell(List<Answer> answers, Map<Long, Boolean> fresh) {
    List<Answer> again = new ArrayList<>();
    for (Answer answer : answers) {
      boolean isNew = fresh.getOrDefault(answer.n(), false);
      if (!isNew || acknowledges || answer.state() == State.UNKNOWN) again.add(answer);
      else if (answer.state() == State.REFUSED) refuse(answer);
    }
    // The store may have lost what this connection holds for done: that is asked for, too.
    again.stream()
        .filter(answer -> answer.state() == State.UNKNOWN)
        .findFirst()
        .ifPresent(gap -> askFor(room.processed(hello.client()) + 1, gap.n()));
    if (!again.isEmpty()) connection.send(new ServerMessage.Answers(again));
  }

  private void slowDown(Allowance of, int count) {
    long wait = endpoint.settings().rates() ? of.take(count, now()) : 0;
    if (wait > 0) {
      readAgainAt = Math.max(readAgainAt, now() + wait);
      endpoint.loop().after(wait + 1, this::regulate);
    }
    regulate();
  }

  /** Reads on, or not: who sends too much, waits for answers or does not read them is not read from. */
  private void regulate() {
    if (mayRead()) connection.read();
    else connection.pause();
  }

  private boolean mayRead() {
    boolean waits =
        unanswered >= SocketSettings.UNANSWERED && unansweredOps >= SocketSettings.UNANSWERED_OPS;
    return now() >= readAgainAt && !waits && !connection.full();
  }

  private void busy() {
    if (now() - busyAt < RETRY_MS) return;
    busyAt = now();
    connection.send(new ServerMessage.Busy(RETRY_MS));
  }

  // ---- presence

  /** Only the newest wish of a short while is shown, so that nobody can flood the others. */
  private void wish(ClientMessage.Presence presence) {
    boolean waiting = wanted.isPresent();
    wanted = Optional.of(presence);
    if (!waiting) {
      endpoint.loop().after(PRESENCE_MS, () -> {
        wanted.ifPresent(this::showPresence);
        wanted = Optional.empty();
      });
    }
  }

  private void showPresence(ClientMessage.Presence state) {
    if (connection.isEnded() || !live || pace == Pace.WALL) return;
    Board board = room.board();
    Optional<Hat> hat = Access.hats(board, who).stream().findFirst();
    room.presence()
        .put(new Tab(
            tab,
            Optional.empty(),
            Optional.of(who.member()),
            Optional.of(name(board)),
            hat,
            state.view(),
            state.card(),
            state.field(),
            state.drag(),
            state.caret()));
  }

  // ---- beats

  private void scheduleBeat() {
    long spread = (long) ((endpoint.loop().random() * 2 - 1) * BEAT_SPREAD_MS);
    beatTimer =
        endpoint.loop().after(pace == Pace.WALL ? WALL_BEAT_MS : BEAT_MS + spread, this::beat);
  }

  private void beat() {
    if (connection.isEnded()) return;
    if (!mayRead()) heardAt = now();
    if (now() - heardAt > SocketSettings.SILENCE_MS) {
      connection.end(
          CloseCode.SLOW,
          "Nothing was heard for " + SocketSettings.SILENCE_MS / 1000 + " seconds.");
      return;
    }
    pass.ifPresent(this::check);
    // A wall trusts each beat: a node that does not hear the store cannot say that nothing changed.
    if (!connection.full() && (pace != Pace.WALL || room.hears())) {
      connection.send(room.beat());
    }
    scheduleBeat();
  }

  /** A screen whose token was replaced comes back with the new one; whoever else had the old one does not. */
  private void check(String token) {
    endpoint.tickets().isGood(token).onSuccess(good -> {
      if (!good) connection.end(CloseCode.EXPIRED, "This token was replaced.");
    });
  }

  // ---- what the room asks

  @Override
  public EntityId member() {
    return who.member();
  }

  @Override
  public Pace pace() {
    return pace;
  }

  @Override
  public boolean full() {
    return connection.full();
  }

  @Override
  public void send(Buffer frame) {
    connection.send(frame);
  }

  @Override
  public void end(CloseCode code, String reason) {
    connection.end(code, reason);
  }

  @Override
  public void skippedChanges() {
    acknowledges = true;
    // Asked anew: with the history, counters may have been replaced, too.
    room.claim(who, hello.client())
        .compose(last -> last == 0
            ? Future.succeededFuture(List.<Answer>of())
            : room.answers(who, hello.client(), Math.max(1, last - MOST_SKIPPED), last))
        .onSuccess(answers -> {
          connection.send(new ServerMessage.Answers(answers));
          answers.stream().filter(Attendance::isLost).forEach(this::refuse);
        });
  }

  /** It was acknowledged once: this is news to whoever sent it, not an answer to a question. */
  private static boolean isLost(Answer answer) {
    return answer.code().equals(Optional.of(RefusalCode.LOST));
  }

  private void refuse(Answer answer) {
    connection.send(new ServerMessage.Refused(
        answer.n(),
        answer.code().orElseThrow(),
        answer.field(),
        answer.text().orElse(""),
        // Entities may be large: who does not read gets no more of them.
        connection.full() ? Optional.empty() : answer.current()));
  }

  @Override
  public void storeAway() {
    if (unanswered > 0) busy();
  }

  @Override
  public void rightsChanged() {
    if (!Access.maySee(room.board(), who)) {
      connection.end(CloseCode.FORBIDDEN, "Your access to this board was taken back.");
    }
  }

  void drained() {
    regulate();
    seat.drained();
  }

  void end() {
    endpoint.loop().cancel(beatTimer);
    seat.leave();
    room.presence().remove(tab);
  }
}
