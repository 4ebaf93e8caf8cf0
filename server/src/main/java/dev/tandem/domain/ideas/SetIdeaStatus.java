package dev.tandem.domain.ideas;

import static dev.tandem.domain.board.RefusalCode.INVALID;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import java.util.Optional;

/** Says what became of an idea. Declining is an op of its own, because it needs a reason. */
public record SetIdeaStatus(EntityId id, IdeaStatus status) implements IdeasOp {
  @Override
  public Outcome decide(Board board, OpContext context) {
    Idea idea = board.require(id, Idea.class, "id");
    if (status == IdeaStatus.DECLINED) {
      return Outcome.refuse(INVALID, "status", "A declined idea needs a reason: use declineIdea.");
    }
    return Outcome.put(idea.decided(status, Optional.empty()));
  }
}
