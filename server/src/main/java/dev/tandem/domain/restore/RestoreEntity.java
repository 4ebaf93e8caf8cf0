package dev.tandem.domain.restore;

import static dev.tandem.domain.board.RefusalCode.GONE;
import static dev.tandem.domain.board.RefusalCode.INVALID;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.BoardEntry;
import dev.tandem.domain.board.Entity;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.EntityShape;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Refusal;
import dev.tandem.domain.board.Restorable;
import dev.tandem.domain.board.Right;
import java.util.List;

/**
 * Brings back a removed entity with what went with it, in its old place. Nothing changes when it is there already. What
 * other entities lost by the removal, as the link of a story to its initiative, stays lost.
 */
public record RestoreEntity(EntityId id) implements RestoreOp {
  /** The right its kind is made with; {@link Right#CONTRIBUTE} for what cannot come back, so that decide says so. */
  @Override
  public Right requires(Board board, OpContext context) {
    return board
        .entry(id)
        .map(BoardEntry::entity)
        .filter(Restorable.class::isInstance)
        .map(entity -> ((Restorable) entity).madeWith())
        .orElse(Right.CONTRIBUTE);
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    BoardEntry entry = board
        .entry(id)
        .orElseThrow(() -> new Refusal(GONE, "id", "There never was such a thing on the board."));
    if (entry.present()) return Outcome.nothing();
    if (!(entry.entity() instanceof Restorable removed)) {
      return Outcome.refuse(INVALID, "id", "A " + entry.entity().kind() + " cannot come back.");
    }
    List<Entity> others = board.removedBy(entry.removed()).stream()
        .map(EntityShape::withoutInternal)
        .filter(other -> !other.id().equals(id))
        .toList();
    return removed.restore(board, context, others);
  }
}
