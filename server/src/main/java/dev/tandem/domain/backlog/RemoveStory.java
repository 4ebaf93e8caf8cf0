package dev.tandem.domain.backlog;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.Entity;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import java.util.ArrayList;
import java.util.List;

/** Removes a story with its criteria, tasks, questions, comments and text; other stories need it no more. */
public record RemoveStory(EntityId id) implements BacklogOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return Right.ORDER;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    board.require(id, Story.class, "id");
    List<EntityId> gone = new ArrayList<>();
    gone.add(id);
    Part.of(board, id).map(Entity::id).forEach(gone::add);
    board.find(Text.of(id)).map(Entity::id).ifPresent(gone::add);
    return Outcome.putAndRemove(Needs.cut(board, id), gone);
  }
}
