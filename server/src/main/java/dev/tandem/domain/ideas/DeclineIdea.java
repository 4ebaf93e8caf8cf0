package dev.tandem.domain.ideas;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Values;
import java.util.Optional;

/** Declines an idea, with the reason and what would make it a better one. */
public record DeclineIdea(EntityId id, String reason) implements IdeasOp {
  @Override
  public Outcome decide(Board board, OpContext context) {
    Idea idea = board.require(id, Idea.class, "id");
    Values.statement("reason", Optional.of(reason));
    return Outcome.put(idea.decided(IdeaStatus.DECLINED, Optional.of(reason)));
  }
}
