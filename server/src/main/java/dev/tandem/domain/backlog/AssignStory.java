package dev.tandem.domain.backlog;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Member;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;

/** Puts a member on a story or takes the member off. */
public record AssignStory(EntityId id, EntityId member, boolean on) implements BacklogOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return Right.WORK;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    Story story = board.require(id, Story.class, "id");
    board.require(member, Member.class, "member");
    return Outcome.put(story.assigned(Several.with(story.assignees(), member, on, "member")));
  }
}
