package dev.tandem.domain.members;

import dev.tandem.domain.backlog.Story;
import dev.tandem.domain.backlog.Task;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.Entity;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.EntityShape;
import dev.tandem.domain.board.Member;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import dev.tandem.domain.roadmap.Initiative;
import dev.tandem.domain.sprint.Availability;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Takes a person off the board, off all stories, tasks and initiatives, and out of the sums of all sprints. */
public record RemoveMember(EntityId id) implements MembersOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return Right.MANAGE;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    Member member = board.require(id, Member.class, "id");
    Owners.requireAnother(board, member, "id");
    List<Entity> unassigned = new ArrayList<>();
    Story.all(board)
        .filter(story -> story.assignees().contains(id))
        .map(story -> story.assigned(
            story.assignees().stream().filter(other -> !other.equals(id)).toList()))
        .forEach(unassigned::add);
    board
        .all(Task.class)
        .filter(task -> task.member().equals(Optional.of(id)))
        .map(task -> task.assigned(Optional.empty()))
        .forEach(unassigned::add);
    board
        .all(Initiative.class)
        .filter(initiative -> initiative.owner().equals(Optional.of(id)))
        .map(initiative -> EntityShape.with(initiative, "owner", Optional.empty()))
        .forEach(unassigned::add);
    Stream<EntityId> said = board
        .all(Availability.class)
        .filter(availability -> availability.member().equals(id))
        .map(Availability::id)
        .sorted();
    List<EntityId> gone = Stream.concat(Stream.of(id), said).toList();
    return Outcome.putAndRemove(unassigned, gone);
  }
}
