package dev.tandem.domain.scoring;

import static dev.tandem.domain.board.RefusalCode.INVALID;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Hat;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import dev.tandem.domain.roadmap.Initiative;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Gives or changes the own score of an initiative; no values take it back.
 *
 * @param id the scoring
 * @param hat one of the own hats */
public record ScoreInitiative(
    EntityId id, EntityId initiative, Optional<Hat> hat, List<BigDecimal> values)
    implements ScoringOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return Right.CONTRIBUTE;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    Scoring scoring = board.require(id, Scoring.class, "id");
    board.require(initiative, Initiative.class, "initiative");
    if (scoring.revealed()) {
      return Outcome.refuse(INVALID, "id", "The scores are on the table already.");
    }
    if (hat.isPresent() && !context.hats().contains(hat.get())) {
      return Outcome.refuse(INVALID, "hat", "This hat is not yours.");
    }
    EntityId own = Score.id(id, initiative, context.member());
    if (values.isEmpty()) {
      return board.find(own).isPresent() ? Outcome.remove(List.of(own)) : Outcome.nothing();
    }
    List<BigDecimal> checked = scoring.method().check(values, scoring.criteria().size());
    if (board.find(own).isEmpty()) {
      board.requireRoom(Score.class, context.limits().entities());
    }
    return Outcome.put(new Score(own, id, initiative, context.member(), hat, checked, false));
  }
}
