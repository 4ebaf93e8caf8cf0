package dev.tandem.domain.roadmap;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.EntityShape;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Values;
import java.util.Optional;

/** Says what an initiative should bring; absent: nothing is said. */
public record SetInitiativeExpected(EntityId id, Optional<String> expected) implements RoadmapOp {
  @Override
  public Outcome decide(Board board, OpContext context) {
    Initiative initiative = board.require(id, Initiative.class, "id");
    return Outcome.put(
        EntityShape.with(initiative, "expected", Values.statement("expected", expected)));
  }
}
