package dev.tandem.domain.roadmap;

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

/** Something the product manager wants to reach; it has its place in one cell of the roadmap. */
public record Initiative(EntityId id, String title, EntityId lane, Horizon horizon, String rank)
    implements Ranked, Restorable {
  /** The order of one cell: a lane at a horizon. */
  public static String cell(EntityId lane, Horizon horizon) {
    return "cell/" + lane + "/" + horizon;
  }

  @Override
  public String scope() {
    return cell(lane, horizon);
  }

  @Override
  public Initiative ranked(String rank) {
    return EntityShape.with(this, "rank", rank);
  }

  /** The same initiative under another name. */
  public Initiative titled(String title) {
    return EntityShape.with(this, "title", title);
  }

  /** The same initiative in another cell, its rank not yet one of that cell. */
  public Initiative in(EntityId lane, Horizon horizon) {
    return EntityShape.with(EntityShape.with(this, "lane", lane), "horizon", horizon);
  }

  @Override
  public Right madeWith() {
    return Right.ROADMAP;
  }

  /** Comes back with its text. Stories that were linked to it stay as they are. */
  @Override
  public Outcome.Changed restore(Board board, OpContext context, List<Entity> others) {
    board.requireRoom(Initiative.class, context.limits().entities());
    board.require(lane, Lane.class, "lane");
    return board.placeBack(this).put(this).and(others);
  }
}
