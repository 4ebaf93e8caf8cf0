package dev.tandem.domain.handoff;

import static dev.tandem.domain.board.RefusalCode.INVALID;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import dev.tandem.domain.roadmap.Initiative;
import java.util.List;
import java.util.Optional;

/** Offers an initiative to the next hand. There is one hand-off of an initiative to each receiver. */
public record OfferHandoff(EntityId id, EntityId initiative, Receiver to) implements HandoffOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return to.offers();
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    board.requireNew(id);
    board.requireRoom(Handoff.class, context.limits().entities());
    board.require(initiative, Initiative.class, "initiative");
    boolean there = board
        .all(Handoff.class)
        .anyMatch(other -> other.initiative().equals(initiative) && other.to() == to);
    if (there) return Outcome.refuse(INVALID, "to", "It was offered to them already.");
    return Outcome.put(new Handoff(
        id,
        initiative,
        to,
        context.member(),
        HandoffState.OFFERED,
        context.now(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty()));
  }
}
