package dev.tandem.domain.retro;

import static dev.tandem.domain.board.RefusalCode.INVALID;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.EntityShape;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.session.Activity;
import dev.tandem.domain.session.LiveSession;
import java.util.List;
import java.util.Optional;

/**
 * Puts a note to another one: into the group that one is in, else both into a new group. So two people who put notes to
 * the same one at once end up with one group.
 *
 * @param group the id of the new group, if one is made
 */
public record JoinNote(EntityId id, EntityId with, EntityId group) implements RetroOp {
  @Override
  public Outcome decide(Board board, OpContext context) {
    Note note = Note.requireShown(board, id, "id");
    Note other = Note.requireShown(board, with, "with");
    LiveSession.requireRunning(board, note.session(), "id").requireOpen(board, Activity.GROUP);
    if (id.equals(with) || !other.session().equals(note.session())) {
      return Outcome.refuse(INVALID, "with", "A note is put to another one of its session.");
    }
    if (other.group().isPresent()) return note.gathered(board, other.group(), note.column());
    if (board.entry(group).isPresent() || group.owner().isPresent()) {
      return Outcome.refuse(INVALID, "group", "This id is taken. Make a new one.");
    }
    board.requireRoom(NoteGroup.class, context.limits().entities());
    NoteGroup made =
        new NoteGroup(group, note.session(), Optional.empty(), other.column(), context.now());
    return note.gathered(board, Optional.of(group), note.column())
        .and(List.of(made, EntityShape.with(other, "group", Optional.of(group))));
  }
}
