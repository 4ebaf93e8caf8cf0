package dev.tandem.domain.retro;

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
import java.util.Optional;

/**
 * What was decided, kept for those who ask later.
 *
 * @param session where
 * @param text one line
 * @param reason why
 * @param on the story, initiative, idea or sprint it is about
 * @param member who wrote it down
 */
public record Decision(
    EntityId id,
    Optional<EntityId> session,
    String text,
    Optional<String> reason,
    Optional<EntityId> on,
    EntityId member,
    long at)
    implements Standing, Restorable {
  /** All decisions of a board. */
  public static final String ORDER = "decisions";

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

  /** Whoever may remove it may bring it back: its author, and who manages the board. */
  @Override
  public Outcome.Changed restore(Board board, OpContext context, List<Entity> others) {
    if (!member.equals(context.member()) && !board.rights(context.hats()).contains(Right.MANAGE)) {
      throw new Refusal(NO_RIGHT, "id", "Only who wrote it down may bring this decision back.");
    }
    board.requireRoom(Decision.class, context.limits().entities());
    return Outcome.put(board.withoutLostLinks(this));
  }
}
