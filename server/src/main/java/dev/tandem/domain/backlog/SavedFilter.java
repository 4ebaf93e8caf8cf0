package dev.tandem.domain.backlog;

import static dev.tandem.domain.board.RefusalCode.NO_RIGHT;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.Entity;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Refusal;
import dev.tandem.domain.board.Restorable;
import dev.tandem.domain.board.Right;
import java.util.List;

/**
 * A search somebody wants to have at hand.
 *
 * @param query as typed, in the page's search language
 * @param member whose it is
 * @param shared whether the page offers it to everybody. No secret: it is sent to all
 */
public record SavedFilter(EntityId id, String title, String query, EntityId member, boolean shared)
    implements Restorable {
  /** Whoever made it may change it; others' are the owner's to change. */
  static Right changing(Board board, OpContext context, EntityId id) {
    boolean own = board
        .find(id, SavedFilter.class)
        .filter(filter -> filter.member().equals(context.member()))
        .isPresent();
    return own ? Right.CONTRIBUTE : Right.MANAGE;
  }

  /** The same filter under another name. */
  public SavedFilter titled(String title) {
    return new SavedFilter(id, title, query, member, shared);
  }

  /** The same filter finding something else. */
  public SavedFilter finding(String query) {
    return new SavedFilter(id, title, query, member, shared);
  }

  /** The same filter for everybody, or for its maker. */
  public SavedFilter shared(boolean shared) {
    return new SavedFilter(id, title, query, member, shared);
  }

  @Override
  public Right madeWith() {
    return Right.CONTRIBUTE;
  }

  @Override
  public Outcome.Changed restore(Board board, OpContext context, List<Entity> others) {
    if (!member.equals(context.member()) && !board.rights(context.hats()).contains(Right.MANAGE)) {
      throw new Refusal(NO_RIGHT, "id", "Only who made this filter may bring it back.");
    }
    board.requireRoom(SavedFilter.class, context.limits().entities());
    return Outcome.put(this);
  }
}
