package dev.tandem.domain.session;

import static dev.tandem.domain.board.RefusalCode.INVALID;
import static dev.tandem.domain.board.RefusalCode.NO_RIGHT;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.Entity;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.EntityShape;
import dev.tandem.domain.board.Hat;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Refusal;
import java.util.Optional;

/**
 * A meeting of the team on this board. At most one runs at a time; who comes late finds it by its state.
 *
 * @param facilitator who leads it
 * @param standIn who leads it while the facilitator is away
 * @param phase the phase it is in
 * @param deadline when the phase's time is over, ms since 1970; absent: no timer, or it is paused
 * @param left ms left on a paused timer
 * @param focus what everybody looks at: a story, an initiative
 * @param view the altitude the facilitator shows: roadmap, backlog, sprint
 * @param gatheredAt when everybody was last asked to come here, ms since 1970
 */
public record LiveSession(
    EntityId id,
    SessionFormat format,
    String title,
    SessionState state,
    EntityId facilitator,
    Optional<EntityId> standIn,
    long startedAt,
    Optional<Long> endedAt,
    Optional<EntityId> phase,
    Optional<Long> deadline,
    Optional<Long> left,
    Optional<EntityId> focus,
    Optional<String> view,
    Optional<Long> gatheredAt)
    implements Entity {
  /** The altitude of the session itself, as pages name it. */
  private static final String STAGE = "session";

  private static final long MINUTE = 60_000;

  /** A session that begins now, led by its author. */
  static LiveSession started(EntityId id, SessionFormat format, String title, OpContext context) {
    return new LiveSession(
        id,
        format,
        title,
        SessionState.RUNNING,
        context.member(),
        Optional.empty(),
        context.now(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The session that runs on a board. */
  public static Optional<LiveSession> running(Board board) {
    return board.count(LiveSession.class) == 0
        ? Optional.empty()
        : board.all(LiveSession.class).filter(LiveSession::runs).findFirst();
  }

  /** A session that runs; refuses GONE, and INVALID when it is over. */
  public static LiveSession requireRunning(Board board, EntityId id, String field) {
    LiveSession session = board.require(id, LiveSession.class, field);
    if (session.runs()) return session;
    throw new Refusal(INVALID, field, "This session is over. Start a new one.");
  }

  /** A running session that the author leads; the owner of the board may lead every one. */
  public static LiveSession requireLed(Board board, OpContext context, EntityId id, String field) {
    LiveSession session = requireRunning(board, id, field);
    if (session.isLedBy(context.member()) || context.hats().contains(Hat.OWNER)) return session;
    throw new Refusal(
        NO_RIGHT, "type", "Only who leads this session may do this. Ask to take it over.");
  }

  /** Whether it is under way. */
  public boolean runs() {
    return state == SessionState.RUNNING;
  }

  /** Who leads it now. */
  public EntityId leader() {
    return standIn.orElse(facilitator);
  }

  /** Whether a member leads it now; the facilitator does beside a stand-in, too. */
  public boolean isLedBy(EntityId member) {
    return leader().equals(member) || facilitator.equals(member);
  }

  /** Over, with no timer running. */
  LiveSession ended(long now) {
    LiveSession still = EntityShape.with(
        EntityShape.with(this, "deadline", Optional.empty()), "left", Optional.empty());
    return EntityShape.with(
        EntityShape.with(still, "state", SessionState.ENDED), "endedAt", Optional.of(now));
  }

  /**
   * In a phase, its timer started. Nothing of the phase before stays in the middle, and a phase that opens something for everybody takes them
   * to the stage, where that is.
   */
  LiveSession in(Phase next, long now) {
    Optional<String> where = next.opens().isEmpty() ? view : Optional.of(STAGE);
    return EntityShape.with(this, "phase", Optional.of(next.id()))
        .focused(Optional.empty(), where)
        .due(now + next.minutes() * MINUTE);
  }

  /** With a timer that ends then. */
  LiveSession due(long deadline) {
    return EntityShape.with(
        EntityShape.with(this, "deadline", Optional.of(deadline)), "left", Optional.empty());
  }

  /** With its timer stopped; a timer that ran out has nothing left. */
  LiveSession paused(long now) {
    return deadline
        .map(end -> EntityShape.with(
            EntityShape.with(this, "deadline", Optional.empty()),
            "left",
            Optional.of(Math.max(0, end - now))))
        .orElse(this);
  }

  /** With more time, or less: from the end of the timer, or from now when it ran out. */
  LiveSession extended(long minutes, long now) {
    if (left.isPresent()) {
      return EntityShape.with(
          this, "left", Optional.of(Math.max(0, left.get() + minutes * MINUTE)));
    }
    return due(Math.max(now, Math.max(now, deadline.orElse(now)) + minutes * MINUTE));
  }

  /** Led by another member. */
  LiveSession handedTo(EntityId member) {
    return EntityShape.with(
        EntityShape.with(this, "facilitator", member), "standIn", Optional.empty());
  }

  /** Led by another member for as long as the facilitator is away; empty: by the facilitator. */
  LiveSession stoodInBy(Optional<EntityId> member) {
    return EntityShape.with(this, "standIn", member);
  }

  /** Looking at something, in an altitude. */
  LiveSession focused(Optional<EntityId> on, Optional<String> view) {
    return EntityShape.with(EntityShape.with(this, "focus", on), "view", view);
  }

  /** Everybody is asked to come where the facilitator is. */
  LiveSession gathered(long now) {
    return EntityShape.with(this, "gatheredAt", Optional.of(now));
  }

  /** Refuses NO_RIGHT when the phase the session is in does not invite to an activity. */
  public void requireOpen(Board board, Activity activity) {
    Optional<Phase> now = phase.flatMap(id -> board.find(id, Phase.class));
    if (now.isEmpty() || now.get().opens().isEmpty() || now.get().opens().contains(activity))
      return;
    throw new Refusal(NO_RIGHT, "type", "This part of the session is for something else.");
  }
}
