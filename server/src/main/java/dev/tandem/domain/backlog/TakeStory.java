package dev.tandem.domain.backlog;

import static dev.tandem.domain.board.RefusalCode.INVALID;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Member;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import java.util.List;

/** Puts a member on a story nobody works on. Of two who take it at once the first gets it. */
public record TakeStory(EntityId id, EntityId member) implements BacklogOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return Right.WORK;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    board.require(member, Member.class, "member");
    Story story = board.require(id, Story.class, "id");
    if (story.assignees().equals(List.of(member))) return Outcome.nothing();
    if (!story.assignees().isEmpty()) {
      return Outcome.refuse(INVALID, "id", "Somebody took this story already.");
    }
    if (story.blocked().isPresent()) {
      return Outcome.refuse(INVALID, "id", "This story is blocked.");
    }
    return Outcome.put(story.assigned(List.of(member)));
  }
}
