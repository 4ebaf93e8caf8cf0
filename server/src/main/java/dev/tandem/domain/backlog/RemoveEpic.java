package dev.tandem.domain.backlog;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import java.util.List;
import java.util.Optional;

/** Removes an epic; its stories stay, in no epic. */
public record RemoveEpic(EntityId id) implements BacklogOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return Right.ORDER;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    board.require(id, Epic.class, "id");
    List<Story> apart = Story.all(board)
        .filter(story -> story.epic().equals(Optional.of(id)))
        .map(story -> story.partOf(Optional.empty()))
        .toList();
    return Outcome.putAndRemove(apart, List.of(id));
  }
}
