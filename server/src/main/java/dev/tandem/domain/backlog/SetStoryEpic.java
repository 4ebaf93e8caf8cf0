package dev.tandem.domain.backlog;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import java.util.Optional;

/** Says which epic a story is a part of; absent: none. */
public record SetStoryEpic(EntityId id, Optional<EntityId> epic) implements BacklogOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return Right.ORDER;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    Story story = board.require(id, Story.class, "id");
    epic.ifPresent(whole -> board.require(whole, Epic.class, "epic"));
    return Outcome.put(story.partOf(epic));
  }
}
