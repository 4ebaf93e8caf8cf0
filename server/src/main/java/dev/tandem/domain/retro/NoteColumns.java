package dev.tandem.domain.retro;

import static dev.tandem.domain.board.RefusalCode.INVALID;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.Entity;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Refusal;
import java.util.List;
import java.util.Optional;

/**
 * The columns people write notes into in a session, as its template has them. None: one column for all.
 *
 * @param names in order, each once
 */
public record NoteColumns(EntityId id, EntityId session, List<String> names) implements Entity {
  static final int MOST = 8;

  public NoteColumns {
    names = List.copyOf(names);
  }

  /** The columns of a session. */
  public static EntityId id(EntityId session) {
    return session.dot("columns");
  }

  /** Refuses INVALID for a column that the session does not have. */
  static void require(Board board, EntityId session, Optional<String> column) {
    if (column.isEmpty()) return;
    boolean there = board
        .find(id(session), NoteColumns.class)
        .filter(columns -> columns.names.contains(column.get()))
        .isPresent();
    if (!there) throw new Refusal(INVALID, "column", "This session has no such column.");
  }
}
