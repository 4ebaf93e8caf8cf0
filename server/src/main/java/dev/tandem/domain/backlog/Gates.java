package dev.tandem.domain.backlog;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import java.util.List;
import java.util.Optional;

/** The two definitions of a team as gates that a story has to pass. */
public final class Gates {
  private Gates() {}

  /** Whether a line of a definition does not hold for a story, and nobody said why that does not matter. */
  public static boolean shut(Board board, Story story, GateKind of) {
    boolean ready = of == GateKind.READY;
    Optional<String> despite = ready ? story.readyDespite() : story.doneDespite();
    List<EntityId> checked = ready ? story.ready() : story.doneChecks();
    return despite.isEmpty()
        && board.inOrder(Gate.order(of)).anyMatch(gate -> !checked.contains(gate.id()));
  }
}
