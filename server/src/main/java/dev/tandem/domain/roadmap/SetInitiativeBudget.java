package dev.tandem.domain.roadmap;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.EntityShape;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Values;
import java.math.BigDecimal;
import java.util.Optional;

/** Says how many points an initiative may cost; absent: nothing is said. */
public record SetInitiativeBudget(EntityId id, Optional<BigDecimal> points) implements RoadmapOp {
  @Override
  public Outcome decide(Board board, OpContext context) {
    Initiative initiative = board.require(id, Initiative.class, "id");
    return Outcome.put(EntityShape.with(initiative, "budget", Values.budget("points", points)));
  }
}
