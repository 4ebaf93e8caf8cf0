package dev.tandem.domain.sprint;

import dev.tandem.domain.backlog.Story;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import java.util.List;
import java.util.Optional;

/** Removes a sprint; its stories stay, in no sprint. */
public record RemoveSprint(EntityId id) implements SprintOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return Right.ORDER;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    board.require(id, Sprint.class, "id");
    List<Story> unplanned = Story.all(board)
        .filter(story -> story.sprint().equals(Optional.of(id)))
        .map(story -> story.planned(Optional.empty()))
        .toList();
    return Outcome.putAndRemove(unplanned, List.of(id));
  }
}
