package dev.tandem.domain.wall;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;

/** Lets a display read the board. Without a token, which only the server makes, it opens nothing. */
public record AddScreen(EntityId id, Layout layout) implements WallOp {
  @Override
  public Outcome decide(Board board, OpContext context) {
    board.requireNew(id);
    board.requireRoom(Screen.class, context.limits().lanes());
    return Outcome.put(Screen.letIn(id, layout, context.now()));
  }
}
