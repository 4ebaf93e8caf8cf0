package dev.tandem.domain.session;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.Entity;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import dev.tandem.domain.board.Values;
import java.util.Optional;

/** Shows everybody a thing of the board, or nothing, in an altitude. */
public record FocusOn(EntityId id, Optional<EntityId> on, Optional<String> view)
    implements SessionOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return Right.CONTRIBUTE;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    LiveSession session = LiveSession.requireLed(board, context, id, "id");
    on.ifPresent(thing -> board.require(thing, Entity.class, "on"));
    view.ifPresent(name -> Values.label("view", name));
    return Outcome.put(session.focused(on, view));
  }
}
