package dev.tandem.domain.ideas;

import static dev.tandem.domain.board.RefusalCode.INVALID;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.EntityShape;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import java.util.Optional;

/** Merges an idea into another one of the same meaning, whose votes it raises; absent: it stands for itself again. */
public record MergeIdea(EntityId id, Optional<EntityId> into) implements IdeasOp {
  @Override
  public Outcome decide(Board board, OpContext context) {
    Idea idea = board.require(id, Idea.class, "id");
    Optional<Idea> next = into.map(other -> board.require(other, Idea.class, "into"));
    // No chain is longer than there are ideas, and none is made a circle here, so this ends.
    while (next.isPresent()) {
      if (next.get().id().equals(id)) {
        return Outcome.refuse(INVALID, "into", "That idea is merged into this one.");
      }
      next = next.get().into().flatMap(other -> board.find(other, Idea.class));
    }
    return Outcome.put(EntityShape.with(idea, "into", into));
  }
}
