package dev.tandem.domain.scoring;

import dev.tandem.domain.board.Entity;
import dev.tandem.domain.board.EntityId;
import java.math.BigDecimal;
import java.util.List;

/**
 * A round in which people score initiatives, each for themselves.
 *
 * @param criteria of {@link Method#WEIGHTED}: what is asked
 * @param weights how much each criterion counts, 0 to 100
 * @param revealed whether all see all scores; it never goes back
 * @param at when it began, ms since 1970
 */
public record Scoring(
    EntityId id,
    Method method,
    List<String> criteria,
    List<BigDecimal> weights,
    boolean revealed,
    long at)
    implements Entity {
  public Scoring {
    criteria = List.copyOf(criteria);
    weights = List.copyOf(weights);
  }
}
