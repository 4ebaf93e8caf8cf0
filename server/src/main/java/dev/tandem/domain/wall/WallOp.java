package dev.tandem.domain.wall;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.Op;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Right;

/** Ops on screens: share links belong to who holds the roadmap (product.md, Roles). */
public sealed interface WallOp extends Op
    permits AddScreen, SetScreenTitle, SetScreenPanels, SetScreenTheme, RenewScreen, RemoveScreen {
  @Override
  default Right requires(Board board, OpContext context) {
    return Right.ROADMAP;
  }
}
