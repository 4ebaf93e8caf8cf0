package dev.tandem.domain.ideas;

import static dev.tandem.domain.board.RefusalCode.INVALID;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.EntityShape;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import java.util.ArrayList;
import java.util.List;

/** Says that one wants an idea, too, or no longer. Each member has one vote. */
public record VoteIdea(EntityId id, boolean on) implements IdeasOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return Right.CONTRIBUTE;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    Idea idea = board.require(id, Idea.class, "id");
    if (idea.votes().contains(context.member()) == on) return Outcome.nothing();
    if (idea.status() == IdeaStatus.DECLINED) {
      return Outcome.refuse(INVALID, "id", "This idea is declined already.");
    }
    List<EntityId> votes = new ArrayList<>(idea.votes());
    if (on) votes.add(context.member());
    else votes.remove(context.member());
    return Outcome.put(EntityShape.with(idea, "votes", votes));
  }
}
