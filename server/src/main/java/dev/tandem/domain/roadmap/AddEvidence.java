package dev.tandem.domain.roadmap;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Values;
import java.util.Optional;

/** Adds a reason to believe that an initiative is worth it. */
public record AddEvidence(EntityId id, EntityId initiative, String text, Strength strength)
    implements RoadmapOp {
  @Override
  public Outcome decide(Board board, OpContext context) {
    board.requireNew(id);
    board.requireRoom(Evidence.class, context.limits().entities());
    board.require(initiative, Initiative.class, "initiative");
    Values.statement("text", Optional.of(text));
    return Outcome.put(new Evidence(id, initiative, text, strength));
  }
}
