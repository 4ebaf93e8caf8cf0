package dev.tandem.domain.release;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import java.util.List;

/** Removes a line of a checklist. */
public record RemoveReleaseCheck(EntityId id) implements ReleaseOp {
  @Override
  public Outcome decide(Board board, OpContext context) {
    board.require(id, ReleaseCheck.class, "id");
    return Outcome.remove(List.of(id));
  }
}
