package dev.tandem.domain.roadmap;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.EntityShape;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Values;

/** Puts a milestone on another day. */
public record SetMilestoneDay(EntityId id, String day) implements RoadmapOp {
  @Override
  public Outcome decide(Board board, OpContext context) {
    Milestone milestone = board.require(id, Milestone.class, "id");
    Values.day("day", day);
    return Outcome.put(EntityShape.with(milestone, "day", day));
  }
}
