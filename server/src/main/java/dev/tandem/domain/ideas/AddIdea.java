package dev.tandem.domain.ideas;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Member;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import dev.tandem.domain.board.Values;
import java.util.List;
import java.util.Optional;

/** Hands in an idea.
 *
 * @param name how somebody who is no member wants to be called; only the server gives it */
public record AddIdea(EntityId id, String title, Optional<String> body, Optional<String> name)
    implements IdeasOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return Right.CONTRIBUTE;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    board.requireNew(id);
    board.requireRoom(Idea.class, context.limits().entities());
    Values.title("title", title, context);
    Values.statement("body", body);
    name.ifPresent(called -> Values.title("name", called, context));
    Optional<EntityId> member =
        board.find(context.member(), Member.class).filter(one -> name.isEmpty()).map(Member::id);
    return Outcome.put(new Idea(
        id,
        title,
        body,
        IdeaStatus.NEW,
        context.now(),
        member,
        name,
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty()));
  }
}
