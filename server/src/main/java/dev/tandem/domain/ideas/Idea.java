package dev.tandem.domain.ideas;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.Entity;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.EntityShape;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Restorable;
import dev.tandem.domain.board.Right;
import java.util.List;
import java.util.Optional;

/**
 * Something somebody would like the product to do.
 *
 * @param status as it was set last; an idea with linked work follows that
 * @param at when it came in, ms since 1970
 * @param member the member who had it; absent: it came through a link
 * @param name how somebody who came through a link wants to be called
 * @param votes members who want it, too, each once
 * @param told what each follower was told last, as {@code member:status}, so that nobody is told twice
 * @param reason why it was declined, and what would make it a better idea; there if and only if it is declined
 * @param work the initiative or story it became a part of
 * @param into the idea it was merged into; its votes count there
 */
public record Idea(
    EntityId id,
    String title,
    Optional<String> body,
    IdeaStatus status,
    long at,
    Optional<EntityId> member,
    Optional<String> name,
    List<EntityId> votes,
    List<String> told,
    Optional<String> reason,
    Optional<EntityId> work,
    Optional<EntityId> into)
    implements Restorable {
  public Idea {
    votes = List.copyOf(votes);
    told = List.copyOf(told);
  }

  /** The same idea with another status, and a reason where it is declined. */
  Idea decided(IdeaStatus status, Optional<String> reason) {
    return EntityShape.with(EntityShape.with(this, "status", status), "reason", reason);
  }

  @Override
  public Right madeWith() {
    return Right.ROADMAP;
  }

  @Override
  public Outcome.Changed restore(Board board, OpContext context, List<Entity> others) {
    board.requireRoom(Idea.class, context.limits().entities());
    return Outcome.put(board.withoutLostLinks(this));
  }
}
