package dev.tandem.domain.roadmap;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.EntityShape;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import java.util.Optional;

/** Says how far an initiative is; absent: it is an idea. */
public record SetInitiativeStage(EntityId id, Optional<Stage> stage) implements RoadmapOp {
  @Override
  public Outcome decide(Board board, OpContext context) {
    Initiative initiative = board.require(id, Initiative.class, "id");
    return Outcome.put(EntityShape.with(initiative, "stage", stage));
  }
}
