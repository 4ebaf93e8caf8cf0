package dev.tandem.domain.ideas;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;

/** Makes a link through which anybody may hand in ideas. Without a token, which only the server makes, it opens nothing. */
public record AddIdeaLink(EntityId id) implements IdeasOp {
  @Override
  public Outcome decide(Board board, OpContext context) {
    board.requireNew(id);
    board.requireRoom(IdeaLink.class, context.limits().lanes());
    return Outcome.put(new IdeaLink(id, context.now()));
  }
}
