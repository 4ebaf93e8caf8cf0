package dev.tandem.domain.roadmap;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.EntityShape;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.objective.Objective;
import java.util.Optional;

/** Says which objective an initiative is for; absent: none. */
public record SetInitiativeObjective(EntityId id, Optional<EntityId> objective)
    implements RoadmapOp {
  @Override
  public Outcome decide(Board board, OpContext context) {
    Initiative initiative = board.require(id, Initiative.class, "id");
    objective.ifPresent(link -> board.require(link, Objective.class, "objective"));
    return Outcome.put(EntityShape.with(initiative, "objective", objective));
  }
}
