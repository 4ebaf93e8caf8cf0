package dev.tandem.domain.handoff;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import dev.tandem.domain.board.Values;
import java.util.Optional;

/** Gives an initiative back with questions. */
public record ReturnHandoff(EntityId id, String questions) implements HandoffOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return Handoff.answering(board, id);
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    Handoff handoff = board.require(id, Handoff.class, "id");
    Values.statement("questions", Optional.of(questions));
    return Outcome.put(handoff.answered(
        HandoffState.RETURNED, context, Optional.of(context.member()), Optional.of(questions)));
  }
}
