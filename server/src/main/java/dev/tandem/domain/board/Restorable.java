package dev.tandem.domain.board;

import java.util.List;

/** An entity that can be brought back after it was removed. Others stay gone, as a screen whose link was revoked. */
public interface Restorable extends Entity {
  /** The right it is made with, which bringing it back needs, too. */
  Right madeWith();

  /**
   * What becomes of the board when it comes back. May throw {@link Refusal}: GONE when what it belongs to is not there,
   * LIMIT when the board is full.
   *
   * @param others what was removed by the same op, as it was then
   */
  Outcome.Changed restore(Board board, OpContext context, List<Entity> others);
}
