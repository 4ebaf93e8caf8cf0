package dev.tandem.domain.sprint;

import static dev.tandem.domain.board.RefusalCode.INVALID;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.Entity;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Ranked;
import dev.tandem.domain.board.Refusal;
import dev.tandem.domain.board.Restorable;
import dev.tandem.domain.board.Right;
import java.util.List;
import java.util.Optional;

/**
 * A column of the sprint board.
 *
 * @param state what standing in it means
 * @param limit how many stories should stand in it at most, 1 to 999; a fuller one is named, not refused
 */
public record Column(
    EntityId id, String title, ColumnState state, Optional<Long> limit, String rank)
    implements Ranked, Restorable {
  /** The order of the columns. */
  public static final String ORDER = "columns";

  private static final long MOST = 999;

  @Override
  public String scope() {
    return ORDER;
  }

  @Override
  public Column ranked(String rank) {
    return new Column(id, title, state, limit, rank);
  }

  /** The same column under another title. */
  public Column titled(String title) {
    return new Column(id, title, state, limit, rank);
  }

  /** The same column with another limit. Refuses INVALID for one that is no number of stories. */
  public Column limited(Optional<Long> limit) {
    if (limit.filter(most -> most < 1 || most > MOST).isPresent()) {
      throw new Refusal(INVALID, "limit", "A limit is a whole number from 1 to " + MOST + ".");
    }
    return new Column(id, title, state, limit, rank);
  }

  @Override
  public Right madeWith() {
    return Right.ORDER;
  }

  /** Comes back empty: stories that stood in it stay where they are. */
  @Override
  public Outcome.Changed restore(Board board, OpContext context, List<Entity> others) {
    board.requireRoom(Column.class, context.limits().lanes());
    return board.placeBack(this).put(this);
  }
}
