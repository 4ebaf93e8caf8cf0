package dev.tandem.domain.backlog;

import static dev.tandem.domain.board.RefusalCode.INVALID;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.Entity;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Member;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import dev.tandem.domain.board.Values;
import dev.tandem.domain.roadmap.Initiative;
import java.util.List;

/** Says something about a story or an initiative, meant for some people or (empty) for everybody. */
public record AddComment(EntityId id, EntityId on, String text, List<EntityId> mentions)
    implements BacklogOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return Right.CONTRIBUTE;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    board.requireNew(id);
    board.requireRoom(Comment.class, context.limits().entities());
    Entity about = board.require(on, Entity.class, "on");
    if (!(about instanceof Story) && !(about instanceof Initiative)) {
      return Outcome.refuse(INVALID, "on", "A " + about.kind() + " has no comments.");
    }
    Values.words("text", text, context);
    List<EntityId> people = List.of();
    for (EntityId member : mentions) {
      board.require(member, Member.class, "mentions");
      people = Several.with(people, member, true, "mentions");
    }
    return Outcome.put(new Comment(id, on, text, context.member(), context.now(), people));
  }
}
