package dev.tandem.domain.ideas;

import static dev.tandem.domain.board.RefusalCode.INVALID;

import dev.tandem.domain.backlog.Story;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.Entity;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.EntityShape;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.roadmap.Initiative;
import java.util.Optional;

/** Says which initiative or story an idea became a part of; absent: none. */
public record LinkIdea(EntityId id, Optional<EntityId> work) implements IdeasOp {
  @Override
  public Outcome decide(Board board, OpContext context) {
    Idea idea = board.require(id, Idea.class, "id");
    if (work.isPresent()) {
      Entity link = board.require(work.get(), Entity.class, "work");
      if (!(link instanceof Initiative) && !(link instanceof Story)) {
        return Outcome.refuse(INVALID, "work", "An idea becomes part of an initiative or a story.");
      }
    }
    return Outcome.put(EntityShape.with(idea, "work", work));
  }
}
