package dev.tandem.domain.release;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.EntityShape;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;

/** Says whether a line of a checklist is so. */
public record TickReleaseCheck(EntityId id, boolean done) implements ReleaseOp {
  @Override
  public Outcome decide(Board board, OpContext context) {
    ReleaseCheck releaseCheck = board.require(id, ReleaseCheck.class, "id");
    return Outcome.put(EntityShape.with(releaseCheck, "done", done));
  }
}
