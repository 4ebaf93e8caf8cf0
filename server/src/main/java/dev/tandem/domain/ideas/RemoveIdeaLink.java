package dev.tandem.domain.ideas;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import java.util.List;

/** Makes a link for ideas void. */
public record RemoveIdeaLink(EntityId id) implements IdeasOp {
  @Override
  public Outcome decide(Board board, OpContext context) {
    board.require(id, IdeaLink.class, "id");
    return Outcome.remove(List.of(id));
  }
}
