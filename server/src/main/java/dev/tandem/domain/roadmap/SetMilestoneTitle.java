package dev.tandem.domain.roadmap;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.EntityShape;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Values;

/** Names a milestone. */
public record SetMilestoneTitle(EntityId id, String title) implements RoadmapOp {
  @Override
  public Outcome decide(Board board, OpContext context) {
    Milestone milestone = board.require(id, Milestone.class, "id");
    return Outcome.put(EntityShape.with(milestone, "title", Values.title("title", title, context)));
  }
}
