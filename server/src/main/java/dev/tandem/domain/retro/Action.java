package dev.tandem.domain.retro;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.Entity;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Restorable;
import dev.tandem.domain.board.Right;
import java.util.List;
import java.util.Optional;

/**
 * Something the team wants to do about how it works.
 *
 * @param session where it was agreed on
 * @param text one line
 * @param owner who sees to it
 * @param checkOn the day to look at it again, {@code YYYY-MM-DD}
 * @param story the story it entered the sprint as
 * @param member who wrote it down
 */
public record Action(
    EntityId id,
    Optional<EntityId> session,
    String text,
    Optional<EntityId> owner,
    Optional<String> checkOn,
    boolean done,
    Optional<EntityId> story,
    EntityId member,
    long at)
    implements Standing, Restorable {
  /** All actions of a board. */
  public static final String ORDER = "actions";

  @Override
  public String scope() {
    return ORDER;
  }

  @Override
  public String rank() {
    return Standing.byTime(at, id);
  }

  @Override
  public Right madeWith() {
    return Right.CONTRIBUTE;
  }

  @Override
  public Outcome.Changed restore(Board board, OpContext context, List<Entity> others) {
    board.requireRoom(Action.class, context.limits().entities());
    return Outcome.put(board.withoutLostLinks(this));
  }
}
