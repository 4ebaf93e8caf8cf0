package dev.tandem.domain.retro;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Values;
import dev.tandem.domain.session.LiveSession;
import java.util.Optional;

/** Words an own note. */
public record SetNoteText(EntityId id, String text) implements RetroOp {
  @Override
  public Outcome decide(Board board, OpContext context) {
    Note note = Note.requireOwn(board, context, id);
    LiveSession.requireRunning(board, note.session(), "id");
    Values.statement("text", Optional.of(text));
    return Outcome.put(note.worded(text));
  }
}
