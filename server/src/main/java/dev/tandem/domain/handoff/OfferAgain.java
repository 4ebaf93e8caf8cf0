package dev.tandem.domain.handoff;

import static dev.tandem.domain.board.RefusalCode.INVALID;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import java.util.Optional;

/** Offers once more what was returned; the questions are answered. */
public record OfferAgain(EntityId id) implements HandoffOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return board.find(id, Handoff.class).map(one -> one.to().offers()).orElse(Right.CONTRIBUTE);
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    Handoff handoff = board.require(id, Handoff.class, "id");
    if (handoff.state() != HandoffState.RETURNED) {
      return Outcome.refuse(INVALID, "id", "This hand-off was not returned.");
    }
    return Outcome.put(
        handoff.answered(HandoffState.OFFERED, context, Optional.empty(), handoff.questions()));
  }
}
