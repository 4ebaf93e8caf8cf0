package dev.tandem.domain.retro;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.session.LiveSession;

/** Shows everybody all notes of a session that were private. */
public record ShowNotes(EntityId id) implements RetroOp {
  @Override
  public Outcome decide(Board board, OpContext context) {
    LiveSession.requireLed(board, context, id, "id");
    return Outcome.put(
        Note.of(board, id).filter(note -> !note.shown()).map(Note::revealed).toList());
  }
}
