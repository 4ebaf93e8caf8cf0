package dev.tandem.domain.sprint;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.Entity;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import java.util.List;
import java.util.Optional;

/** Takes back the close of a sprint, or the commitment to one that is not closed. Its stories stay where they are. */
public record ReopenSprint(EntityId id) implements SprintOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return Right.ORDER;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    Sprint sprint = board.require(id, Sprint.class, "id");
    Optional<Baseline> baseline = board.find(Baseline.of(id), Baseline.class);
    if (sprint.isClosed()) return Outcome.put(sprint.reopened(baseline.isPresent()));
    return Outcome.putAndRemove(
        List.of(sprint.reopened(false)), baseline.map(Entity::id).stream().toList());
  }
}
