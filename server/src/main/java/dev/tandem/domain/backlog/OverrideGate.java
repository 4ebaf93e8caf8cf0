package dev.tandem.domain.backlog;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import dev.tandem.domain.board.Values;
import java.util.Optional;

/** Says why a story counts as ready, or as done, although lines of the definition are open; absent: it does not. */
public record OverrideGate(EntityId id, GateKind of, Optional<String> reason) implements BacklogOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return Right.ORDER;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    Story story = board.require(id, Story.class, "id");
    Values.statement("reason", reason);
    return Outcome.put(
        of == GateKind.READY ? story.readyDespite(reason) : story.doneDespite(reason));
  }
}
