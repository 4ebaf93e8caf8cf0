package dev.tandem.domain.sprint;

import static dev.tandem.domain.board.RefusalCode.INVALID;

import dev.tandem.domain.backlog.Story;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import dev.tandem.domain.board.Values;
import java.util.List;
import java.util.Optional;

/**
 * Commits to a sprint: goal, scope and capacity are kept as they are now, and what changes later is seen against them.
 *
 * @param forecast what the page's forecast says at this moment
 */
public record CommitSprint(EntityId id, Optional<String> forecast) implements SprintOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return Right.ORDER;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    Sprint sprint = board.require(id, Sprint.class, "id");
    sprint.requireOpen("id");
    if (sprint.state().isPresent()) {
      return Outcome.refuse(INVALID, "id", "The team has committed to this sprint already.");
    }
    List<Story> stories = sprint.stories(board);
    if (stories.isEmpty()) {
      return Outcome.refuse(INVALID, "id", "There is nothing in this sprint to commit to.");
    }
    Capacity capacity = Capacity.of(board, sprint);
    Baseline baseline = new Baseline(
        Baseline.of(id),
        id,
        sprint.goal(),
        stories.stream().map(Story::id).toList(),
        Points.sum(stories),
        capacity.days(),
        capacity.points(),
        context.now(),
        Values.statement("forecast", forecast));
    return Outcome.put(sprint.committed(context.now()), baseline);
  }
}
