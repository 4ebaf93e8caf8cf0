package dev.tandem.domain.roadmap;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.Entity;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Restorable;
import dev.tandem.domain.board.Right;
import java.util.List;

/** A reason to believe that an initiative is worth it. */
public record Evidence(EntityId id, EntityId initiative, String text, Strength strength)
    implements Restorable {
  @Override
  public Right madeWith() {
    return Right.ROADMAP;
  }

  @Override
  public Outcome.Changed restore(Board board, OpContext context, List<Entity> others) {
    board.requireRoom(Evidence.class, context.limits().entities());
    board.require(initiative, Initiative.class, "initiative");
    return Outcome.put(this);
  }
}
