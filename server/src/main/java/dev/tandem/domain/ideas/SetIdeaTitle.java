package dev.tandem.domain.ideas;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.EntityShape;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import dev.tandem.domain.board.Values;
import java.util.Optional;

/** Names an idea. Everybody may name the own one. */
public record SetIdeaTitle(EntityId id, String title) implements IdeasOp {
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
    Idea idea = board.require(id, Idea.class, "id");
    return Outcome.put(EntityShape.with(idea, "title", Values.title("title", title, context)));
  }
}
