package dev.tandem.domain.retro;

import static dev.tandem.domain.board.RefusalCode.LIMIT;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Refusal;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Dots that everybody in a session spends on what matters. Where they lie is nobody else's before they are shown, so
 * that nobody follows the first ones.
 *
 * @param phase the phase it was opened in
 * @param budget dots of each member, 1 to 50
 * @param leader who opened it
 */
public record DotVote(
    EntityId id,
    EntityId session,
    Optional<EntityId> phase,
    long budget,
    EntityId leader,
    long at,
    boolean shown)
    implements Standing {
  static final int MOST = 50;
  private static final int MOST_EACH = 20;

  /** The order of a session's dot votes. */
  public static String order(EntityId session) {
    return "dotVotes/" + session;
  }

  /** Refuses LIMIT when a session has as many as there may be. */
  static void requireRoom(Board board, EntityId session) {
    if (board.inOrder(order(session)).count() >= MOST_EACH) {
      throw new Refusal(
          LIMIT, "session", "A session votes by dots " + MOST_EACH + " times at most.");
    }
  }

  /** The dots of everybody. */
  Stream<Ballot> ballots(Board board) {
    return board.inOrder(Ballot.order(id)).map(Ballot.class::cast);
  }

  @Override
  public String scope() {
    return order(session);
  }

  @Override
  public String rank() {
    return Standing.byTime(at, id);
  }
}
