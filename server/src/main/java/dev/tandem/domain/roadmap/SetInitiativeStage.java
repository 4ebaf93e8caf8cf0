package dev.tandem.domain.roadmap;

import static dev.tandem.domain.board.RefusalCode.INVALID;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.EntityShape;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import java.util.Optional;

/** Says how far an initiative is; absent: it is an idea. One that is out is retired only after its outcome check. */
public record SetInitiativeStage(EntityId id, Optional<Stage> stage) implements RoadmapOp {
  @Override
  public Outcome decide(Board board, OpContext context) {
    Initiative initiative = board.require(id, Initiative.class, "id");
    boolean unchecked = initiative.stage().filter(Stage::isOut).isPresent()
        && initiative.actual().isEmpty();
    if (unchecked && stage.equals(Optional.of(Stage.RETIRED))) {
      return Outcome.refuse(
          INVALID, "stage", "It stays under Measuring until its outcome check is filled.");
    }
    return Outcome.put(EntityShape.with(initiative, "stage", stage));
  }
}
