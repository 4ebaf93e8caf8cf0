package dev.tandem.domain.retro;

import static dev.tandem.domain.board.RefusalCode.INVALID;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.session.Activity;
import dev.tandem.domain.session.LiveSession;
import java.util.Optional;

/** Puts a note into a group, or on its own into a column. One that is still private only its author moves, into a column. */
public record PlaceNote(EntityId id, Optional<EntityId> group, Optional<String> column)
    implements RetroOp {
  @Override
  public Outcome decide(Board board, OpContext context) {
    Note note = board.require(id, Note.class, "id");
    LiveSession live = LiveSession.requireRunning(board, note.session(), "id");
    if (group.isPresent() || !note.member().equals(context.member())) {
      Note.requireShown(board, id, "id");
      live.requireOpen(board, Activity.GROUP);
    }
    NoteColumns.require(board, note.session(), column);
    if (group.isEmpty()) return note.gathered(board, group, column);
    NoteGroup into = board.require(group.get(), NoteGroup.class, "group");
    if (!into.session().equals(note.session())) {
      return Outcome.refuse(INVALID, "group", "This group is of another session.");
    }
    return note.gathered(board, group, column.or(note::column));
  }
}
