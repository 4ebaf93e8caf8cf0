package dev.tandem.domain.retro;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.EntityShape;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Values;
import dev.tandem.domain.session.LiveSession;
import java.util.Optional;

/** Names a group of notes, or takes its name away. */
public record SetGroupTitle(EntityId id, Optional<String> title) implements RetroOp {
  @Override
  public Outcome decide(Board board, OpContext context) {
    NoteGroup group = board.require(id, NoteGroup.class, "id");
    LiveSession.requireRunning(board, group.session(), "id");
    title.ifPresent(name -> Values.title("title", name, context));
    return Outcome.put(EntityShape.with(group, "title", title));
  }
}
