package dev.tandem.domain.wall;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import java.util.List;

/** Takes a display's access back; it is cut on every node. */
public record RemoveScreen(EntityId id) implements WallOp {
  @Override
  public Outcome decide(Board board, OpContext context) {
    board.require(id, Screen.class, "id");
    return Outcome.putAndRemove(List.of(), List.of(id));
  }
}
