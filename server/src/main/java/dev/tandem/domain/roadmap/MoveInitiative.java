package dev.tandem.domain.roadmap;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import java.util.Optional;

/** Puts an initiative into a cell of the roadmap, right after another one there; after nothing means first. */
public record MoveInitiative(EntityId id, EntityId lane, Horizon horizon, Optional<EntityId> after)
    implements RoadmapOp {
  @Override
  public Outcome decide(Board board, OpContext context) {
    Initiative initiative = board.require(id, Initiative.class, "id");
    board.require(lane, Lane.class, "lane");
    return board.place(Initiative.cell(lane, horizon), after, id).put(initiative.in(lane, horizon));
  }
}
