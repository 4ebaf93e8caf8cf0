package dev.tandem.domain.retro;

import static dev.tandem.domain.board.RefusalCode.INVALID;

import dev.tandem.domain.backlog.Story;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.Entity;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Values;
import dev.tandem.domain.ideas.Idea;
import dev.tandem.domain.roadmap.Initiative;
import dev.tandem.domain.session.LiveSession;
import java.util.Optional;

/** Notes a decision, why it was made, and the story, initiative or idea it is about. */
public record AddDecision(
    EntityId id,
    String text,
    Optional<String> reason,
    Optional<EntityId> on,
    Optional<EntityId> session)
    implements RetroOp {
  @Override
  public Outcome decide(Board board, OpContext context) {
    board.requireNew(id);
    board.requireRoom(Decision.class, context.limits().entities());
    Values.title("text", text, context);
    Values.statement("reason", reason);
    session.ifPresent(live -> board.require(live, LiveSession.class, "session"));
    Optional<Entity> about = on.map(thing -> board.require(thing, Entity.class, "on"));
    if (about
        .filter(thing ->
            !(thing instanceof Story) && !(thing instanceof Initiative) && !(thing instanceof Idea))
        .isPresent()) {
      return Outcome.refuse(
          INVALID, "on", "A decision is about a story, an initiative or an idea.");
    }
    return Outcome.put(
        new Decision(id, session, text, reason, on, context.member(), context.now()));
  }
}
