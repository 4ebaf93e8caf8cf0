package dev.tandem.domain.release;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import java.util.Optional;

/** Puts a release right after another one; after nothing means first. */
public record MoveRelease(EntityId id, Optional<EntityId> after) implements ReleaseOp {
  @Override
  public Outcome decide(Board board, OpContext context) {
    Release release = board.require(id, Release.class, "id");
    return board.place(Release.ORDER, after, id).put(release);
  }
}
