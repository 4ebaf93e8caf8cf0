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
import dev.tandem.domain.sprint.Availability;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Takes a person off the board, off all stories and initiatives, and out of the sums of all sprints. */
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
    Stream<EntityId> said = board
        .all(Availability.class)
        .filter(availability -> availability.member().equals(id))
        .map(Availability::id)
        .sorted();
    List<EntityId> gone = Stream.concat(Stream.of(id), said).toList();
    return Outcome.putAndRemove(unassigned, gone).and(disowned);
  }
}
