package dev.tandem.domain.roadmap;

import static dev.tandem.domain.board.RefusalCode.INVALID;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.EntityShape;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Values;
import java.util.Optional;

/** Says what an initiative brought and what follows, both or neither; with neither the check is open again. */
public record CheckInitiative(EntityId id, Optional<String> actual, Optional<Verdict> verdict)
    implements RoadmapOp {
  @Override
  public Outcome decide(Board board, OpContext context) {
    Initiative initiative = board.require(id, Initiative.class, "id");
    Values.statement("actual", actual);
    if (actual.isPresent() && verdict.isEmpty()) {
      return Outcome.refuse(INVALID, "verdict", "Say what follows: keep, change or stop.");
    }
    if (actual.isEmpty() && verdict.isPresent()) {
      return Outcome.refuse(INVALID, "actual", "Say what it brought, too.");
    }
    return Outcome.put(
        EntityShape.with(EntityShape.with(initiative, "actual", actual), "verdict", verdict));
  }
}
