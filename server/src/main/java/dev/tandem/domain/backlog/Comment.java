package dev.tandem.domain.backlog;

import static dev.tandem.domain.board.RefusalCode.NO_RIGHT;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.Entity;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.EntityShape;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Refusal;
import dev.tandem.domain.board.Right;
import java.util.List;

/**
 * What somebody says about a story or an initiative. Comments stand by time and are never changed.
 *
 * @param on the story or initiative
 * @param member who says it
 * @param at when, ms since 1970
 * @param mentions whom it is meant for, each once
 */
public record Comment(
    EntityId id, EntityId on, String text, EntityId member, long at, List<EntityId> mentions)
    implements Part {
  public Comment {
    mentions = List.copyOf(mentions);
  }

  /** The order of the comments on a story or an initiative. */
  public static String order(EntityId on) {
    return "comments/" + on;
  }

  @Override
  public String scope() {
    return order(on);
  }

  @Override
  public String rank() {
    return Part.byTime(at, id);
  }

  /** Stays as it is: its rank is its time. */
  @Override
  public Comment ranked(String rank) {
    return this;
  }

  @Override
  public Comment givenTo(EntityId story) {
    return EntityShape.with(this, "on", story);
  }

  @Override
  public boolean isPlaced() {
    return false;
  }

  @Override
  public Right madeWith() {
    return Right.CONTRIBUTE;
  }

  /** Whoever may remove it may bring it back: its author, and who manages the board. */
  @Override
  public Outcome.Changed restore(Board board, OpContext context, List<Entity> others) {
    if (!member.equals(context.member()) && !board.rights(context.hats()).contains(Right.MANAGE)) {
      throw new Refusal(NO_RIGHT, "id", "Only its author may bring this comment back.");
    }
    board.requireRoom(Comment.class, context.limits().entities());
    board.require(on, Entity.class, "on");
    return Outcome.put(this);
  }
}
