package dev.tandem.domain.retro;

import static dev.tandem.domain.board.RefusalCode.INVALID;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Values;
import dev.tandem.domain.session.LiveSession;
import java.util.List;

/** Says which columns people write notes into in a session: up to 8 different ones, or none. */
public record SetNoteColumns(EntityId id, List<String> names) implements RetroOp {
  @Override
  public Outcome decide(Board board, OpContext context) {
    LiveSession.requireLed(board, context, id, "id");
    if (names.size() > NoteColumns.MOST || names.stream().distinct().count() < names.size()) {
      return Outcome.refuse(
          INVALID, "names", "There are " + NoteColumns.MOST + " different columns at most.");
    }
    names.forEach(name -> Values.label("names", name));
    return Outcome.put(new NoteColumns(NoteColumns.id(id), id, names));
  }
}
