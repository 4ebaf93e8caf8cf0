package dev.tandem.domain.sprint;

import dev.tandem.domain.backlog.Story;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.EntityShape;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import java.util.List;
import java.util.Optional;

/** Removes a column. Its stories keep how far they are, and stand in another column of that state. */
public record RemoveColumn(EntityId id) implements SprintOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return Right.ORDER;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    board.require(id, Column.class, "id");
    List<Story> moved = Story.all(board)
        .filter(story -> story.column().equals(Optional.of(id)))
        .map(story -> EntityShape.with(story, "column", Optional.empty()))
        .toList();
    return Outcome.putAndRemove(moved, List.of(id));
  }
}
