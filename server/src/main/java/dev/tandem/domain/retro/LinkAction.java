package dev.tandem.domain.retro;

import dev.tandem.domain.backlog.Story;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.EntityShape;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import java.util.Optional;

/** Says which story does what an action asks for; absent: none. */
public record LinkAction(EntityId id, Optional<EntityId> story) implements RetroOp {
  @Override
  public Outcome decide(Board board, OpContext context) {
    Action action = board.require(id, Action.class, "id");
    story.ifPresent(link -> board.require(link, Story.class, "story"));
    return Outcome.put(EntityShape.with(action, "story", story));
  }
}
