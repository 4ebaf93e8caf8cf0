package dev.tandem.domain.release;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;

/** Removes a release with its checklist; its stories stay, for no release. */
public record RemoveRelease(EntityId id) implements ReleaseOp {
  @Override
  public Outcome decide(Board board, OpContext context) {
    board.require(id, Release.class, "id");
    return board.removing(id);
  }
}
