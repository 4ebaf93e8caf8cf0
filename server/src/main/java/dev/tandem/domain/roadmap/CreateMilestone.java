package dev.tandem.domain.roadmap;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Values;

/** Adds a day that matters to everybody. */
public record CreateMilestone(EntityId id, String title, String day) implements RoadmapOp {
  @Override
  public Outcome decide(Board board, OpContext context) {
    board.requireNew(id);
    board.requireRoom(Milestone.class, context.limits().lanes());
    Values.title("title", title, context);
    Values.day("day", day);
    return Outcome.put(new Milestone(id, title, day));
  }
}
