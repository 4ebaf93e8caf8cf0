package dev.tandem.domain.scoring;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.EntityShape;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import java.util.List;

/** Shows all scores of a scoring to all; it never goes back. */
public record RevealScoring(EntityId id) implements ScoringOp {
  @Override
  public Outcome decide(Board board, OpContext context) {
    Scoring scoring = board.require(id, Scoring.class, "id");
    List<Score> shown = board
        .all(Score.class)
        .filter(score -> score.scoring().equals(id))
        .map(score -> EntityShape.with(score, "shown", true))
        .toList();
    return Outcome.put(EntityShape.with(scoring, "revealed", true)).and(shown);
  }
}
