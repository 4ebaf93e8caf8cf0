package dev.tandem.domain.ideas;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.EntityShape;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Notes that its author was told what became of an idea. */
public record SeeIdea(EntityId id, IdeaStatus status) implements IdeasOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return Right.CONTRIBUTE;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    Idea idea = board.require(id, Idea.class, "id");
    String mine = context.member() + ":";
    List<String> told = new ArrayList<>(idea.told());
    told.removeIf(entry -> entry.startsWith(mine));
    told.add(mine + status.name().toLowerCase(Locale.ROOT));
    return Outcome.put(EntityShape.with(idea, "told", told));
  }
}
