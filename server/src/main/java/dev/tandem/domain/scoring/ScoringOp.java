package dev.tandem.domain.scoring;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.Op;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Right;

/** What may be done to scorings: everybody scores, who holds the roadmap begins, reveals and applies. */
public sealed interface ScoringOp extends Op
    permits CreateScoring, ScoreInitiative, RevealScoring, RemoveScoring {
  @Override
  default Right requires(Board board, OpContext context) {
    return Right.ROADMAP;
  }
}
