package dev.tandem.domain.roadmap;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.Entity;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Restorable;
import dev.tandem.domain.board.Right;
import java.util.List;

/**
 * A day that matters to everybody. Ordered by day, then id.
 *
 * @param day {@code YYYY-MM-DD}
 */
public record Milestone(EntityId id, String title, String day) implements Restorable {
  @Override
  public Right madeWith() {
    return Right.ROADMAP;
  }

  @Override
  public Outcome.Changed restore(Board board, OpContext context, List<Entity> others) {
    board.requireRoom(Milestone.class, context.limits().lanes());
    return Outcome.put(this);
  }
}
