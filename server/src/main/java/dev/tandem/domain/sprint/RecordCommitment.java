package dev.tandem.domain.sprint;

import static dev.tandem.domain.board.RefusalCode.INVALID;

import dev.tandem.domain.backlog.Story;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import dev.tandem.domain.board.Values;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Writes down what a team committed to somewhere else, as {@link Baseline} says: the sprint comes from another board.
 *
 * @param id the sprint's
 */
public record RecordCommitment(
    EntityId id,
    Optional<String> goal,
    List<EntityId> stories,
    BigDecimal points,
    BigDecimal days,
    Optional<BigDecimal> capacity,
    long at,
    Optional<String> forecast)
    implements SprintOp {
  public RecordCommitment {
    stories = List.copyOf(stories);
  }

  @Override
  public Right requires(Board board, OpContext context) {
    return Right.MANAGE;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    Sprint sprint = board.require(id, Sprint.class, "id");
    if (sprint.state().isPresent()) {
      return Outcome.refuse(INVALID, "id", "The team has committed to this sprint already.");
    }
    for (EntityId story : stories) board.require(story, Story.class, "stories");
    if (Set.copyOf(stories).size() != stories.size()) {
      return Outcome.refuse(INVALID, "stories", "Each story is named once.");
    }
    Points.requirePast(at, context);
    Baseline baseline = new Baseline(
        Baseline.of(id),
        id,
        Values.statement("goal", goal),
        stories,
        Points.recorded("points", points),
        Points.recorded("days", days),
        capacity.map(most -> Points.recorded("capacity", most)),
        at,
        Values.statement("forecast", forecast));
    return Outcome.put(sprint.committed(at), baseline);
  }
}
