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
 * A step of the work on a story.
 *
 * @param text one line
 * @param member who does it
 */
public record Task(
    EntityId id, EntityId story, String text, boolean done, String rank, Optional<EntityId> member)
    implements Part {
  /** The order of a story's tasks. */
  public static String order(EntityId story) {
    return "tasks/" + story;
  }

  @Override
  public String scope() {
    return order(story);
  }

  @Override
  public Task ranked(String rank) {
    return EntityShape.with(this, "rank", rank);
  }

  @Override
  public Task givenTo(EntityId story) {
    return EntityShape.with(this, "story", story);
  }

  /** The same task in other words. */
  public Task worded(String text) {
    return EntityShape.with(this, "text", text);
  }

  /** The same task, done or not. */
  public Task checked(boolean done) {
    return EntityShape.with(this, "done", done);
  }

  /** The same task for somebody else, or for nobody. */
  public Task assigned(Optional<EntityId> member) {
    return EntityShape.with(this, "member", member);
  }

  @Override
  public Right madeWith() {
    return Right.WORK;
  }

  @Override
  public Outcome.Changed restore(Board board, OpContext context, List<Entity> others) {
    board.requireRoom(Task.class, context.limits().entities());
    board.require(story, Story.class, "story");
    Task task = assigned(member.filter(link -> board.find(link).isPresent()));
    return board.placeBack(task).put(task);
  }
}
