package dev.tandem.domain.roadmap;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.EntityShape;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;

/** Says how much a piece of evidence carries. */
public record SetEvidenceStrength(EntityId id, Strength strength) implements RoadmapOp {
  @Override
  public Outcome decide(Board board, OpContext context) {
    Evidence evidence = board.require(id, Evidence.class, "id");
    return Outcome.put(EntityShape.with(evidence, "strength", strength));
  }
}
