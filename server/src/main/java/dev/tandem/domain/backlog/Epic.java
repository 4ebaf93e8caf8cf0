package dev.tandem.domain.backlog;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.Entity;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Ranked;
import dev.tandem.domain.board.Restorable;
import dev.tandem.domain.board.Right;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Several stories that make one thing together.
 *
 * @param initiative what it is for; its stories are for it, too, unless they say otherwise
 */
public record Epic(EntityId id, String title, Optional<EntityId> initiative, String rank)
    implements Ranked, Restorable {
  /** The order of a board's epics. */
  public static final String ORDER = "epics";

  @Override
  public String scope() {
    return ORDER;
  }

  @Override
  public Epic ranked(String rank) {
    return new Epic(id, title, initiative, rank);
  }

  /** The same epic under another name. */
  public Epic titled(String title) {
    return new Epic(id, title, initiative, rank);
  }

  /** The same epic for another initiative, or for none. */
  public Epic linked(Optional<EntityId> initiative) {
    return new Epic(id, title, initiative, rank);
  }

  /** Every epic of a board, first to last. */
  public static Stream<Epic> all(Board board) {
    return board.inOrder(ORDER).map(Epic.class::cast);
  }

  @Override
  public Right madeWith() {
    return Right.ORDER;
  }

  /** Comes back without stories, and for nothing when its initiative is gone. */
  @Override
  public Outcome.Changed restore(Board board, OpContext context, List<Entity> others) {
    board.requireRoom(Epic.class, context.limits().entities());
    Epic epic = linked(initiative.filter(link -> board.find(link).isPresent()));
    return board.placeBack(epic).put(epic);
  }
}
