package dev.tandem.domain.backlog;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.Entity;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import dev.tandem.domain.roadmap.Initiative;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Removes an initiative with its text; its stories stay, for no initiative. */
public record RemoveInitiative(EntityId id) implements BacklogOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return Right.ROADMAP;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    board.require(id, Initiative.class, "id");
    List<Story> unlinked = Story.all(board)
        .filter(story -> story.initiative().equals(Optional.of(id)))
        .map(story -> story.linked(Optional.empty()))
        .toList();
    List<EntityId> gone = new ArrayList<>();
    gone.add(id);
    board.find(Text.of(id)).map(Entity::id).ifPresent(gone::add);
    return Outcome.putAndRemove(unlinked, gone);
  }
}
