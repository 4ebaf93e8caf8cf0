package dev.tandem.domain.retro;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Values;
import dev.tandem.domain.session.Activity;
import dev.tandem.domain.session.LiveSession;
import dev.tandem.domain.session.Phase;
import java.util.Optional;

/**
 * Writes a note. It is private until the notes of its phase are shown; later ones, and those that come while shown ones
 * are gathered, are shown at once.
 */
public record WriteNote(EntityId id, EntityId session, String text, Optional<String> column)
    implements RetroOp {
  @Override
  public Outcome decide(Board board, OpContext context) {
    board.requireNew(id);
    board.requireRoom(Note.class, context.limits().entities());
    LiveSession live = LiveSession.requireRunning(board, session, "session");
    live.requireOpen(board, Activity.NOTES);
    Values.statement("text", Optional.of(text));
    NoteColumns.require(board, session, column);
    Note.requireRoom(board, session, context.member());
    boolean gathering = live.phase()
        .flatMap(now -> board.find(now, Phase.class))
        .filter(now -> now.opens().contains(Activity.GROUP))
        .isPresent();
    boolean shown = Note.of(board, session)
        .anyMatch(note -> note.shown() && (gathering || note.phase().equals(live.phase())));
    return Outcome.put(new Note(
        id,
        session,
        live.phase(),
        context.member(),
        context.now(),
        Optional.of(text),
        column,
        Optional.empty(),
        shown));
  }
}
