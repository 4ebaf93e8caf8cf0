package dev.tandem.domain.backlog;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import dev.tandem.domain.board.Values;
import java.util.Optional;

/** Adds a criterion to a story right after another one of it; after nothing means first. */
public record AddCriterion(EntityId id, EntityId story, String text, Optional<EntityId> after)
    implements BacklogOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return Right.ORDER;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    board.requireNew(id);
    board.requireRoom(Criterion.class, context.limits().entities());
    board.require(story, Story.class, "story");
    Values.words("text", text, context);
    return board
        .place(Criterion.order(story), after, id)
        .put(new Criterion(id, story, text, false, ""));
  }
}
