package dev.tandem.domain.retro;

import static dev.tandem.domain.board.RefusalCode.NO_RIGHT;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.session.LiveSession;
import java.util.stream.Stream;

/** Removes a note: an own one, or, by who leads the session, one that all can see. The group it was alone in goes, too. */
public record RemoveNote(EntityId id) implements RetroOp {
  @Override
  public Outcome decide(Board board, OpContext context) {
    Note note = board.require(id, Note.class, "id");
    boolean own = note.member().equals(context.member());
    if (own) LiveSession.requireRunning(board, note.session(), "id");
    else LiveSession.requireLed(board, context, note.session(), "id");
    if (!own && !note.shown()) {
      return Outcome.refuse(NO_RIGHT, "id", "Only who wrote a private note may remove it.");
    }
    Outcome.Changed first = note.left(board).map(board::removing).orElseGet(Outcome::nothing);
    Outcome.Changed then = board.evolve(board.version(), first).removing(id);
    return Outcome.putAndRemove(
        Stream.concat(first.put().stream(), then.put().stream())
            .filter(entity -> !entity.id().equals(id))
            .toList(),
        Stream.concat(first.remove().stream(), then.remove().stream()).toList());
  }
}
