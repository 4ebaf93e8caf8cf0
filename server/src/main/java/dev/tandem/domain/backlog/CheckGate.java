package dev.tandem.domain.backlog;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import java.util.List;

/** Says that a line of a definition holds for a story, or not. */
public record CheckGate(EntityId id, EntityId gate, boolean on) implements BacklogOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return Right.WORK;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    Story story = board.require(id, Story.class, "id");
    GateKind of = board.require(gate, Gate.class, "gate").of();
    List<EntityId> now = of == GateKind.READY ? story.ready() : story.doneChecks();
    if (now.contains(gate) == on) return Outcome.nothing();
    // Checks of removed lines are dropped here, so that they never add up.
    List<EntityId> there =
        now.stream().filter(line -> board.find(line).isPresent()).toList();
    List<EntityId> checked = Several.with(there, gate, on, "gate");
    return Outcome.put(of == GateKind.READY ? story.readyBy(checked) : story.doneBy(checked));
  }
}
