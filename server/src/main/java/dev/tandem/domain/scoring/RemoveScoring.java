package dev.tandem.domain.scoring;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;

/** Removes a scoring with its scores. */
public record RemoveScoring(EntityId id) implements ScoringOp {
  @Override
  public Outcome decide(Board board, OpContext context) {
    board.require(id, Scoring.class, "id");
    return board.removing(id);
  }
}
