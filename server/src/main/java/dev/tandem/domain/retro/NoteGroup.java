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
 * Notes that say the same. It is there as long as it holds one.
 *
 * @param title absent: nobody named it yet
 * @param column the column it stands in
 * @param at when it was made, ms since 1970
 */
public record NoteGroup(
    EntityId id, EntityId session, Optional<String> title, Optional<String> column, long at)
    implements Standing, Restorable {
  /** The order of a session's groups. */
  public static String order(EntityId session) {
    return "noteGroups/" + session;
  }

  @Override
  public String scope() {
    return order(session);
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
    board.requireRoom(NoteGroup.class, context.limits().entities());
    return Outcome.put(this);
  }
}
