package dev.tandem.domain.objective;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.Entity;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.EntityShape;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Ranked;
import dev.tandem.domain.board.Restorable;
import dev.tandem.domain.board.Right;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A figure that shows how far an objective is reached.
 *
 * @param baseline the figure at the beginning
 * @param target the figure to reach; below the baseline when less is better
 * @param current the figure now
 * @param unit what is counted: {@code %}, {@code EUR}
 * @param at when the current figure was set, ms since 1970
 * @param trend the figures so far, oldest first, the current one last; at most {@value #KEPT}
 */
public record KeyResult(
    EntityId id,
    EntityId objective,
    String title,
    BigDecimal baseline,
    BigDecimal target,
    BigDecimal current,
    Optional<String> unit,
    Optional<Long> at,
    List<BigDecimal> trend,
    String rank)
    implements Ranked, Restorable {
  /** How many figures are kept. */
  static final int KEPT = 30;

  public KeyResult {
    trend = List.copyOf(trend);
  }

  /** The order of an objective's key results. */
  public static String order(EntityId objective) {
    return "keyResults/" + objective;
  }

  @Override
  public String scope() {
    return order(objective);
  }

  @Override
  public KeyResult ranked(String rank) {
    return EntityShape.with(this, "rank", rank);
  }

  /** The same key result with a newer figure. */
  KeyResult measured(BigDecimal current, long now) {
    List<BigDecimal> figures = new ArrayList<>(trend);
    figures.add(current);
    List<BigDecimal> kept = figures.subList(Math.max(0, figures.size() - KEPT), figures.size());
    return new KeyResult(
        id, objective, title, baseline, target, current, unit, Optional.of(now), kept, rank);
  }

  @Override
  public Right madeWith() {
    return Right.ROADMAP;
  }

  @Override
  public Outcome.Changed restore(Board board, OpContext context, List<Entity> others) {
    board.requireRoom(KeyResult.class, context.limits().entities());
    board.require(objective, Objective.class, "objective");
    return board.placeBack(this).put(this);
  }
}
