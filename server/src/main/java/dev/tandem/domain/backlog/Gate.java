package dev.tandem.domain.backlog;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.Entity;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Ranked;
import dev.tandem.domain.board.Restorable;
import dev.tandem.domain.board.Right;
import java.util.List;

/**
 * One line of the team's Definition of Ready or of Done, to be checked for each story.
 *
 * @param text one line
 */
public record Gate(EntityId id, GateKind of, String text, String rank)
    implements Ranked, Restorable {
  /** The order of the lines of a definition. */
  public static String order(GateKind of) {
    return "gates/" + of;
  }

  @Override
  public String scope() {
    return order(of);
  }

  @Override
  public Gate ranked(String rank) {
    return new Gate(id, of, text, rank);
  }

  /** The same line in other words. */
  public Gate worded(String text) {
    return new Gate(id, of, text, rank);
  }

  @Override
  public Right madeWith() {
    return Right.ORDER;
  }

  /** Comes back as it was checked: stories keep the checks of a removed line. */
  @Override
  public Outcome.Changed restore(Board board, OpContext context, List<Entity> others) {
    AddGate.requireRoom(board, of);
    return board.placeBack(this).put(this);
  }
}
