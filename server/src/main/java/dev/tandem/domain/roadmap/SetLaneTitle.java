package dev.tandem.domain.roadmap;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Values;

/** Names a lane. */
public record SetLaneTitle(EntityId id, String title) implements RoadmapOp {
  @Override
  public Outcome decide(Board board, OpContext context) {
    Lane lane = board.require(id, Lane.class, "id");
    return Outcome.put(lane.titled(Values.title("title", title, context)));
  }
}
