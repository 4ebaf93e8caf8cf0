package dev.tandem.domain.objective;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.Entity;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Ranked;
import dev.tandem.domain.board.Restorable;
import dev.tandem.domain.board.Right;
import java.util.List;

/** What the product wants to reach, in words; its key results say when it is reached. */
public record Objective(EntityId id, String title, String rank) implements Ranked, Restorable {
  /** The order of all objectives. */
  public static final String ORDER = "objectives";

  /** Most objectives of a board (product.md, P1): more than these nobody can keep in mind. */
  public static final int MOST = 7;

  @Override
  public String scope() {
    return ORDER;
  }

  @Override
  public Objective ranked(String rank) {
    return new Objective(id, title, rank);
  }

  @Override
  public Right madeWith() {
    return Right.ROADMAP;
  }

  /** Comes back with its key results. Initiatives that served it stay as they are. */
  @Override
  public Outcome.Changed restore(Board board, OpContext context, List<Entity> others) {
    board.requireRoom(Objective.class, MOST);
    return board.placeBack(this).put(this).and(others);
  }
}
