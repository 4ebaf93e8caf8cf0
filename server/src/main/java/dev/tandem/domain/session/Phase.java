package dev.tandem.domain.session;

import static dev.tandem.domain.board.RefusalCode.INVALID;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.Entity;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.EntityShape;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Ranked;
import dev.tandem.domain.board.Refusal;
import dev.tandem.domain.board.Restorable;
import dev.tandem.domain.board.Right;
import java.util.List;
import java.util.Optional;

/**
 * A part of a session's agenda.
 *
 * @param minutes how long it is meant to take, 1 to 480
 * @param opens what everybody may do in it; nothing named: everything
 */
public record Phase(
    EntityId id, EntityId session, String title, long minutes, List<Activity> opens, String rank)
    implements Ranked, Restorable {
  private static final long LONGEST = 480;

  public Phase {
    opens = List.copyOf(opens);
  }

  /** The order of a session's agenda. */
  public static String agenda(EntityId session) {
    return "agenda/" + session;
  }

  /** The phase after this one. */
  Optional<Phase> next(Board board) {
    return board
        .inOrder(scope())
        .map(Phase.class::cast)
        .dropWhile(phase -> !phase.id().equals(id))
        .skip(1)
        .findFirst();
  }

  /** A phase of a running session that the author leads. */
  static Phase requireLed(Board board, OpContext context, EntityId id) {
    Phase phase = board.require(id, Phase.class, "id");
    LiveSession.requireLed(board, context, phase.session(), "id");
    return phase;
  }

  /** The same phase under another name. */
  Phase titled(String title) {
    return EntityShape.with(this, "title", title);
  }

  /** The same phase, longer or shorter. */
  Phase lasting(long minutes) {
    return EntityShape.with(this, "minutes", minutes);
  }

  /** Refuses INVALID when it is no length of a phase. */
  static long minutes(String field, long minutes) {
    if (minutes >= 1 && minutes <= LONGEST) return minutes;
    throw new Refusal(INVALID, field, "A phase takes 1 to " + LONGEST + " minutes.");
  }

  @Override
  public String scope() {
    return agenda(session);
  }

  @Override
  public Phase ranked(String rank) {
    return EntityShape.with(this, "rank", rank);
  }

  @Override
  public Right madeWith() {
    return Right.CONTRIBUTE;
  }

  @Override
  public Outcome.Changed restore(Board board, OpContext context, List<Entity> others) {
    board.requireRoom(Phase.class, context.limits().entities());
    LiveSession.requireLed(board, context, session, "id");
    return board.placeBack(this).put(this);
  }
}
