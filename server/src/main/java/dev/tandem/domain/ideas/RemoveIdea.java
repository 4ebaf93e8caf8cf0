package dev.tandem.domain.ideas;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import java.util.Optional;

/** Removes an idea; those merged into it stand for themselves again. */
public record RemoveIdea(EntityId id) implements IdeasOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return board
        .find(id, Idea.class)
        .filter(idea -> idea.member().equals(Optional.of(context.member())))
        .map(idea -> Right.CONTRIBUTE)
        .orElse(Right.ROADMAP);
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    board.require(id, Idea.class, "id");
    return board.removing(id);
  }
}
