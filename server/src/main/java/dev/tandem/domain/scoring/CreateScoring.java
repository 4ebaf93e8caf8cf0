package dev.tandem.domain.scoring;

import static dev.tandem.domain.board.RefusalCode.INVALID;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Values;
import java.math.BigDecimal;
import java.util.List;

/** Begins a scoring. Criteria with a weight each, one to eight, are for {@link Method#WEIGHTED} alone. */
public record CreateScoring(
    EntityId id, Method method, List<String> criteria, List<BigDecimal> weights)
    implements ScoringOp {
  /** Most criteria: with more, nobody weighs. */
  private static final int MOST = 8;

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  @Override
  public Outcome decide(Board board, OpContext context) {
    board.requireNew(id);
    board.requireRoom(Scoring.class, context.limits().lanes());
    boolean weighted = method == Method.WEIGHTED;
    if (criteria.size() > MOST || weighted == criteria.isEmpty()) {
      return Outcome.refuse(
          INVALID, "criteria", "A weighted score has one to eight criteria, the others none.");
    }
    if (weights.size() != criteria.size()) {
      return Outcome.refuse(INVALID, "weights", "Each criterion has one weight.");
    }
    criteria.forEach(text -> Values.label("criteria", text));
    List<BigDecimal> checked = weights.stream()
        .map(weight -> Values.number("weights", weight, BigDecimal.ZERO, HUNDRED, 2))
        .toList();
    return Outcome.put(new Scoring(id, method, criteria, checked, false, context.now()));
  }
}
