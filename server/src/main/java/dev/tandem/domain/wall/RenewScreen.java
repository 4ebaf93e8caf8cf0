package dev.tandem.domain.wall;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;

/**
 * Asks a screen to replace its token by a new one, which it does by itself. The old one ends as soon as the new one is
 * used, and with it whatever else had been opened with it.
 */
public record RenewScreen(EntityId id) implements WallOp {
  @Override
  public Outcome decide(Board board, OpContext context) {
    return Outcome.put(board.require(id, Screen.class, "id").renewed(context.now()));
  }
}
