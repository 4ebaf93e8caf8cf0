package dev.tandem.domain.roadmap;

import static dev.tandem.domain.board.RefusalCode.INVALID;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.Entity;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.EntityShape;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Ranked;
import dev.tandem.domain.board.Refusal;
import dev.tandem.domain.board.Restorable;
import dev.tandem.domain.board.Right;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Something the product manager wants to reach; it has its place in one cell of the roadmap.
 *
 * @param outcome what will be different for whom
 * @param stage how far it is; absent: {@link Stage#IDEA}
 * @param start the day work is meant to begin, {@code YYYY-MM-DD}, not after the target
 * @param target the day it is meant to be out
 * @param owner the member who answers for it
 * @param budget points it may cost
 * @param objective what it is for
 * @param needs initiatives that must be out before, each once, never in a circle
 * @param expected what it should bring, to be compared with what it brought
 * @param checkOn the day to look
 * @param actual what it brought
 * @param verdict what follows; there if and only if {@code actual} is
 */
public record Initiative(
    EntityId id,
    String title,
    EntityId lane,
    Horizon horizon,
    String rank,
    Optional<String> outcome,
    Optional<Stage> stage,
    Optional<String> start,
    Optional<String> target,
    Optional<EntityId> owner,
    Optional<BigDecimal> budget,
    Optional<EntityId> objective,
    List<EntityId> needs,
    Optional<String> expected,
    Optional<String> checkOn,
    Optional<String> actual,
    Optional<Verdict> verdict)
    implements Ranked, Restorable {
  public Initiative {
    needs = List.copyOf(needs);
  }

  /** An initiative of which no more than this is known. */
  public static Initiative named(EntityId id, String title, EntityId lane, Horizon horizon) {
    return new Initiative(
        id,
        title,
        lane,
        horizon,
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

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

  /** The same initiative, refused INVALID about the field {@code day} when it would start after its target. */
  Initiative datesInOrder() {
    // ISO days of four-digit years are in the order of their text.
    if (start.isPresent() && target.isPresent() && start.get().compareTo(target.get()) > 0) {
      throw new Refusal(INVALID, "day", "An initiative cannot start after its target.");
    }
    return this;
  }

  @Override
  public Right madeWith() {
    return Right.ROADMAP;
  }

  /** Comes back with its text and evidence. Stories that were linked to it stay as they are. */
  @Override
  public Outcome.Changed restore(Board board, OpContext context, List<Entity> others) {
    board.requireRoom(Initiative.class, context.limits().entities());
    board.require(lane, Lane.class, "lane");
    return board.placeBack(this).put(board.withoutLostLinks(this)).and(others);
  }
}
