package dev.tandem.domain.release;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Values;
import java.util.Optional;

/** Adds a line to the checklist of a release right after another one of it; after nothing means first. */
public record AddReleaseCheck(EntityId id, EntityId release, String text, Optional<EntityId> after)
    implements ReleaseOp {
  @Override
  public Outcome decide(Board board, OpContext context) {
    board.requireNew(id);
    board.requireRoom(ReleaseCheck.class, context.limits().entities());
    board.require(release, Release.class, "release");
    Values.title("text", text, context);
    return board
        .place(ReleaseCheck.order(release), after, id)
        .put(new ReleaseCheck(id, release, text, false, ""));
  }
}
