package dev.tandem.domain.retro;

import static dev.tandem.domain.board.RefusalCode.LIMIT;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Refusal;
import java.util.stream.Stream;

/**
 * A question that everybody answers with a thumb: up, down or sideways. Thumbs are shown together.
 *
 * @param leader who asks
 */
public record RomanPoll(
    EntityId id, EntityId session, String question, EntityId leader, long at, boolean shown)
    implements Standing {
  private static final int MOST_EACH = 100;

  /** The order of a session's questions. */
  public static String order(EntityId session) {
    return "romanPolls/" + session;
  }

  /** Refuses LIMIT when a session has as many as there may be. */
  static void requireRoom(Board board, EntityId session) {
    if (board.inOrder(order(session)).count() >= MOST_EACH) {
      throw new Refusal(LIMIT, "session", "A session asks " + MOST_EACH + " questions at most.");
    }
  }

  /** The thumbs of everybody. */
  Stream<RomanVote> votes(Board board) {
    return board.inOrder(RomanVote.order(id)).map(RomanVote.class::cast);
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
