package dev.tandem.domain.release;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.EntityShape;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Values;

/** Words a line of a checklist. */
public record SetReleaseCheckText(EntityId id, String text) implements ReleaseOp {
  @Override
  public Outcome decide(Board board, OpContext context) {
    ReleaseCheck releaseCheck = board.require(id, ReleaseCheck.class, "id");
    return Outcome.put(EntityShape.with(releaseCheck, "text", Values.title("text", text, context)));
  }
}
