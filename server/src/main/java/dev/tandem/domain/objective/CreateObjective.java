package dev.tandem.domain.objective;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Values;
import java.util.Optional;

/** Adds an objective right after another one; after nothing means first. A board has seven at most. */
public record CreateObjective(EntityId id, String title, Optional<EntityId> after)
    implements ObjectiveOp {
  @Override
  public Outcome decide(Board board, OpContext context) {
    board.requireNew(id);
    board.requireRoom(Objective.class, Objective.MOST);
    Values.title("title", title, context);
    return board.place(Objective.ORDER, after, id).put(new Objective(id, title, ""));
  }
}
