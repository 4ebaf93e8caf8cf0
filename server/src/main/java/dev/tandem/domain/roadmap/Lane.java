package dev.tandem.domain.roadmap;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.Entity;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Ranked;
import dev.tandem.domain.board.Restorable;
import dev.tandem.domain.board.Right;
import java.util.List;

/** A row of the roadmap. */
public record Lane(EntityId id, String title, String rank) implements Ranked, Restorable {
  /** The order of all lanes. */
  public static final String ORDER = "lanes";

  @Override
  public String scope() {
    return ORDER;
  }

  @Override
  public Lane ranked(String rank) {
    return new Lane(id, title, rank);
  }

  /** The same lane under another name. */
  public Lane titled(String title) {
    return new Lane(id, title, rank);
  }

  @Override
  public Right madeWith() {
    return Right.ROADMAP;
  }

  @Override
  public Outcome.Changed restore(Board board, OpContext context, List<Entity> others) {
    board.requireRoom(Lane.class, context.limits().lanes());
    return board.placeBack(this).put(this);
  }
}
