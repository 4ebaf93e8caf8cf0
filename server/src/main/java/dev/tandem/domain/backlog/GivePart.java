package dev.tandem.domain.backlog;

import static dev.tandem.domain.board.RefusalCode.INVALID;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import java.util.Optional;

/** Gives a criterion, a task, a question or a comment to another story, right after another part of it; after nothing means first. Questions and comments stand by time, so for them {@code after} is refused. */
public record GivePart(EntityId id, EntityId story, Optional<EntityId> after) implements BacklogOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return Right.ORDER;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    Part part = board.require(id, Part.class, "id");
    board.require(story, Story.class, "story");
    Part given = part.givenTo(story);
    if (part.isPlaced()) return board.place(given.scope(), after, id).put(given);
    if (after.isPresent()) {
      return Outcome.refuse(INVALID, "after", "Questions and comments stand by time.");
    }
    return Outcome.put(given);
  }
}
