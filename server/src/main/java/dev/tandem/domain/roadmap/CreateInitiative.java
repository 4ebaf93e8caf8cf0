package dev.tandem.domain.roadmap;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Values;
import java.util.Optional;

/** Adds an initiative to Later in a lane, right after another one there; after nothing means first. */
public record CreateInitiative(EntityId id, String title, EntityId lane, Optional<EntityId> after)
    implements RoadmapOp {
  @Override
  public Outcome decide(Board board, OpContext context) {
    board.requireNew(id);
    board.requireRoom(Initiative.class, context.limits().entities());
    Values.title("title", title, context);
    board.require(lane, Lane.class, "lane");
    Initiative made = Initiative.named(id, title, lane, Horizon.LATER);
    return board.place(made.scope(), after, id).put(made);
  }
}
