package dev.tandem.domain.release;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.Op;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Right;

/** What may be done to releases and their checklists: they are held by who holds the roadmap. */
public sealed interface ReleaseOp extends Op
    permits CreateRelease,
        SetReleaseTitle,
        SetReleaseTarget,
        ShipRelease,
        MoveRelease,
        RemoveRelease,
        AddReleaseCheck,
        SetReleaseCheckText,
        TickReleaseCheck,
        MoveReleaseCheck,
        RemoveReleaseCheck {
  @Override
  default Right requires(Board board, OpContext context) {
    return Right.ROADMAP;
  }
}
