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

/**
 * Something that must be so before a release goes out.
 *
 * @param done whether it is so
 */
public record ReleaseCheck(EntityId id, EntityId release, String text, boolean done, String rank)
    implements Ranked, Restorable {
  /** The order of a release's checklist. */
  public static String order(EntityId release) {
    return "releaseChecks/" + release;
  }

  @Override
  public String scope() {
    return order(release);
  }

  @Override
  public ReleaseCheck ranked(String rank) {
    return EntityShape.with(this, "rank", rank);
  }

  @Override
  public Right madeWith() {
    return Right.ROADMAP;
  }

  @Override
  public Outcome.Changed restore(Board board, OpContext context, List<Entity> others) {
    board.requireRoom(ReleaseCheck.class, context.limits().entities());
    board.require(release, Release.class, "release");
    return board.placeBack(this).put(this);
  }
}
