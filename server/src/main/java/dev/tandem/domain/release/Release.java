package dev.tandem.domain.release;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.Entity;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.EntityShape;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Ranked;
import dev.tandem.domain.board.Restorable;
import dev.tandem.domain.board.Right;
import java.util.List;
import java.util.Optional;

/**
 * What goes out to people together. Its scope: the stories that name it.
 *
 * @param target the day it is meant to be out, {@code YYYY-MM-DD}
 * @param shipped the day it went out
 */
public record Release(
    EntityId id, String title, Optional<String> target, Optional<String> shipped, String rank)
    implements Ranked, Restorable {
  /** The order of all releases. */
  public static final String ORDER = "releases";

  @Override
  public String scope() {
    return ORDER;
  }

  @Override
  public Release ranked(String rank) {
    return EntityShape.with(this, "rank", rank);
  }

  @Override
  public Right madeWith() {
    return Right.ROADMAP;
  }

  /** Comes back with its checklist. Stories that were in it stay as they are. */
  @Override
  public Outcome.Changed restore(Board board, OpContext context, List<Entity> others) {
    board.requireRoom(Release.class, context.limits().lanes());
    return board.placeBack(this).put(this).and(others);
  }
}
