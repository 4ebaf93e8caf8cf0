package dev.tandem.domain.release;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Values;
import java.util.Optional;

/** Adds a release right after another one; after nothing means first. */
public record CreateRelease(
    EntityId id, String title, Optional<String> target, Optional<EntityId> after)
    implements ReleaseOp {
  @Override
  public Outcome decide(Board board, OpContext context) {
    board.requireNew(id);
    board.requireRoom(Release.class, context.limits().lanes());
    Values.title("title", title, context);
    Values.day("target", target);
    return board
        .place(Release.ORDER, after, id)
        .put(new Release(id, title, target, Optional.empty(), ""));
  }
}
