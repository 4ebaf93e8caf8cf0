package dev.tandem.forecast;

import dev.tandem.domain.backlog.Story;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import java.util.ArrayList;
import java.util.List;

/** What a story counts for: its initiative and its release. */
final class Targets {
  private final Board board;

  private Targets(Board board) {
    this.board = board;
  }

  static Targets of(Board board) {
    return new Targets(board);
  }

  /** The ids of all that is not done before this story is. */
  List<EntityId> of(Story story) {
    List<EntityId> ids = new ArrayList<>(2);
    story.initiative().filter(this::isThere).ifPresent(ids::add);
    story.release().filter(this::isThere).ifPresent(ids::add);
    return ids;
  }

  private boolean isThere(EntityId id) {
    return board.find(id).isPresent();
  }
}
