package dev.tandem.domain.roadmap;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Placement;
import dev.tandem.domain.board.Values;
import java.util.Optional;

/** Adds a lane right after another one; after nothing means first. */
public record CreateLane(EntityId id, String title, Optional<EntityId> after) implements RoadmapOp {
  @Override
  public Outcome decide(Board board, OpContext context) {
    board.requireNew(id);
    board.requireRoom(Lane.class, context.limits().lanes());
    Values.title("title", title, context);
    Placement place = board.place(Lane.ORDER, after, id);
    return place.put(new Lane(id, title, ""));
  }
}
