package dev.tandem.domain.backlog;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.Entity;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.EntityShape;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import java.util.List;
import java.util.Optional;

/**
 * Something the product owner is asked about a story; open until there is an answer. Questions stand by time.
 *
 * @param member who asks
 * @param at when, ms since 1970
 * @param answeredBy who answered last
 */
public record Question(
    EntityId id,
    EntityId story,
    String text,
    EntityId member,
    long at,
    Optional<String> answer,
    Optional<EntityId> answeredBy)
    implements Part {
  /** The order of a story's questions. */
  public static String order(EntityId story) {
    return "questions/" + story;
  }

  @Override
  public String scope() {
    return order(story);
  }

  @Override
  public String rank() {
    return Part.byTime(at, id);
  }

  /** Stays as it is: its rank is its time. */
  @Override
  public Question ranked(String rank) {
    return this;
  }

  @Override
  public Question givenTo(EntityId story) {
    return EntityShape.with(this, "story", story);
  }

  @Override
  public boolean isPlaced() {
    return false;
  }

  /** The same question with an answer, or (both empty) open. */
  public Question answered(Optional<String> answer, Optional<EntityId> by) {
    return EntityShape.with(EntityShape.with(this, "answer", answer), "answeredBy", by);
  }

  @Override
  public Right madeWith() {
    return Right.WORK;
  }

  @Override
  public Outcome.Changed restore(Board board, OpContext context, List<Entity> others) {
    board.requireRoom(Question.class, context.limits().entities());
    board.require(story, Story.class, "story");
    return Outcome.put(this);
  }
}
