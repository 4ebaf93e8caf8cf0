package dev.tandem.domain.release;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import java.util.Optional;

/** Puts a line of a checklist right after another one of it; after nothing means first. */
public record MoveReleaseCheck(EntityId id, Optional<EntityId> after) implements ReleaseOp {
  @Override
  public Outcome decide(Board board, OpContext context) {
    ReleaseCheck check = board.require(id, ReleaseCheck.class, "id");
    return board.place(check.scope(), after, id).put(check);
  }
}
