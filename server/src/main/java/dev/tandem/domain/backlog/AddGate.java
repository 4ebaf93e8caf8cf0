package dev.tandem.domain.backlog;

import static dev.tandem.domain.board.RefusalCode.LIMIT;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Refusal;
import dev.tandem.domain.board.Right;
import dev.tandem.domain.board.Values;
import java.util.Optional;

/** Adds a line to a definition right after another one of it; after nothing means first. */
public record AddGate(EntityId id, GateKind of, String text, Optional<EntityId> after)
    implements BacklogOp {
  private static final int MOST = 32;

  @Override
  public Right requires(Board board, OpContext context) {
    return Right.ORDER;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    board.requireNew(id);
    requireRoom(board, of);
    Values.title("text", text, context);
    return board.place(Gate.order(of), after, id).put(new Gate(id, of, text, ""));
  }

  /** A definition longer than this is read by nobody, and a story keeps a check for each line. */
  static void requireRoom(Board board, GateKind of) {
    if (board.inOrder(Gate.order(of)).count() >= MOST) {
      throw new Refusal(LIMIT, "id", "A definition has at most " + MOST + " lines.");
    }
  }
}
