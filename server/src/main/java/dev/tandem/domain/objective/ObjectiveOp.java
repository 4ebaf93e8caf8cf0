package dev.tandem.domain.objective;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.Op;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Right;

/** What may be done to objectives and key results: who holds the roadmap says what is to be reached. */
public sealed interface ObjectiveOp extends Op
    permits CreateObjective,
        SetObjectiveTitle,
        MoveObjective,
        RemoveObjective,
        AddKeyResult,
        SetKeyResultTitle,
        SetKeyResultBaseline,
        SetKeyResultTarget,
        SetKeyResultUnit,
        SetKeyResultCurrent,
        MoveKeyResult,
        RemoveKeyResult {
  @Override
  default Right requires(Board board, OpContext context) {
    return Right.ROADMAP;
  }
}
