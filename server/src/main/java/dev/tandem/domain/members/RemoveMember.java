package dev.tandem.domain.members;

import dev.tandem.domain.backlog.Story;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.EntityShape;
import dev.tandem.domain.board.Member;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import dev.tandem.domain.roadmap.Initiative;
import java.util.List;
import java.util.Optional;

/** Takes a person off the board, off all stories and initiatives. */
public record RemoveMember(EntityId id) implements MembersOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return Right.MANAGE;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    Member member = board.require(id, Member.class, "id");
    Owners.requireAnother(board, member, "id");
    List<Story> unassigned = Story.all(board)
        .filter(story -> story.assignees().contains(id))
        .map(story -> story.assigned(
            story.assignees().stream().filter(other -> !other.equals(id)).toList()))
        .toList();
    List<Initiative> disowned = board
        .all(Initiative.class)
        .filter(initiative -> initiative.owner().equals(Optional.of(id)))
        .map(initiative -> EntityShape.with(initiative, "owner", Optional.empty()))
        .toList();
    return Outcome.putAndRemove(unassigned, List.of(id)).and(disowned);
  }
}
