package dev.tandem.domain.roadmap;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import java.util.Optional;

/** Puts a lane right after another one; after nothing means first. */
public record MoveLane(EntityId id, Optional<EntityId> after) implements RoadmapOp {
  @Override
  public Outcome decide(Board board, OpContext context) {
    Lane lane = board.require(id, Lane.class, "id");
    return board.place(Lane.ORDER, after, id).put(lane);
  }
}
