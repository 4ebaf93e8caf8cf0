package dev.tandem.domain.roadmap;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import java.util.List;

/** Removes a piece of evidence. */
public record RemoveEvidence(EntityId id) implements RoadmapOp {
  @Override
  public Outcome decide(Board board, OpContext context) {
    board.require(id, Evidence.class, "id");
    return Outcome.remove(List.of(id));
  }
}
