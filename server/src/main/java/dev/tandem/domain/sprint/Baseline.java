package dev.tandem.domain.sprint;

import dev.tandem.domain.board.Entity;
import dev.tandem.domain.board.EntityId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What a team committed to, as it was then.
 *
 * @param id {@code <sprint>.baseline}
 * @param goal what the sprint was for
 * @param stories what was in it
 * @param points sum of their points
 * @param days person-days there were
 * @param capacity points these days were worth; absent without a history
 * @param at when, ms since 1970
 * @param forecast what the forecast said, in words
 */
public record Baseline(
    EntityId id,
    EntityId sprint,
    Optional<String> goal,
    List<EntityId> stories,
    BigDecimal points,
    BigDecimal days,
    Optional<BigDecimal> capacity,
    long at,
    Optional<String> forecast)
    implements Entity {
  public Baseline {
    stories = List.copyOf(stories);
  }

  /** The id of a sprint's baseline. */
  public static EntityId of(EntityId sprint) {
    return sprint.dot("baseline");
  }
}
