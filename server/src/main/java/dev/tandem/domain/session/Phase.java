package dev.tandem.domain.session;

import static dev.tandem.domain.board.RefusalCode.INVALID;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.EntityShape;
import dev.tandem.domain.board.Ranked;
import dev.tandem.domain.board.Refusal;
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
    implements Ranked {
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
}
