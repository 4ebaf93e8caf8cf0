package dev.tandem.domain.retro;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import java.util.List;

/** Removes an action. */
public record RemoveAction(EntityId id) implements RetroOp {
  @Override
  public Outcome decide(Board board, OpContext context) {
    board.require(id, Action.class, "id");
    return Outcome.remove(List.of(id));
  }
}
