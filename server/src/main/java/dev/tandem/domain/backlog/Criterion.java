package dev.tandem.domain.backlog;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.Entity;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import java.util.List;
import java.util.Optional;

/**
 * Something that must hold for a story to be accepted.
 *
 * @param done whether it was seen to hold
 * @param unmet why a review found that it does not hold
 */
public record Criterion(
    EntityId id, EntityId story, String text, boolean done, String rank, Optional<String> unmet)
    implements Part {
  /** A criterion no review said anything about. */
  public Criterion(EntityId id, EntityId story, String text, boolean done, String rank) {
    this(id, story, text, done, rank, Optional.empty());
  }

  /** The order of a story's criteria. */
  public static String order(EntityId story) {
    return "criteria/" + story;
  }

  @Override
  public String scope() {
    return order(story);
  }

  @Override
  public Criterion ranked(String rank) {
    return new Criterion(id, story, text, done, rank, unmet);
  }

  @Override
  public Criterion givenTo(EntityId story) {
    return new Criterion(id, story, text, done, rank, unmet);
  }

  /** The same criterion in other words. */
  public Criterion worded(String text) {
    return new Criterion(id, story, text, done, rank, unmet);
  }

  /** The same criterion, ticked or not. A tick says that it holds after all. */
  public Criterion checked(boolean done) {
    return new Criterion(id, story, text, done, rank, done ? Optional.empty() : unmet);
  }

  /** The same criterion, found not to hold, which takes its tick away; empty: nothing is said against it. */
  public Criterion missed(Optional<String> unmet) {
    return new Criterion(id, story, text, done && unmet.isEmpty(), rank, unmet);
  }

  @Override
  public Right madeWith() {
    return Right.ORDER;
  }

  @Override
  public Outcome.Changed restore(Board board, OpContext context, List<Entity> others) {
    board.requireRoom(Criterion.class, context.limits().entities());
    board.require(story, Story.class, "story");
    return board.placeBack(this).put(this);
  }
}
