package dev.tandem.room;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import java.util.List;

/**
 * What a stretch of a board's past did.
 *
 * @param before the board right before it
 * @param after the board at its end
 * @param authors who changed something in it, in the order of their first change, as far as the log still holds it
 */
public record Stretch(Board before, Board after, List<EntityId> authors) {
  public Stretch {
    authors = List.copyOf(authors);
  }
}
