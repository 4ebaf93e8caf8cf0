package dev.tandem.domain.backlog;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import dev.tandem.domain.board.Values;
import java.util.Optional;

/** Adds a task to a story right after another one of it; after nothing means first. */
public record AddTask(EntityId id, EntityId story, String text, Optional<EntityId> after)
    implements BacklogOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return Right.WORK;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    board.requireNew(id);
    board.requireRoom(Task.class, context.limits().entities());
    board.require(story, Story.class, "story");
    Values.title("text", text, context);
    return board
        .place(Task.order(story), after, id)
        .put(new Task(id, story, text, false, "", Optional.empty()));
  }
}
