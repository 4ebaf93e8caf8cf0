package dev.tandem.domain.sprint;

import static dev.tandem.domain.board.RefusalCode.INVALID;

import dev.tandem.domain.backlog.Story;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.Entity;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Removes a sprint with who was there for it; its stories stay, in no sprint. A closed one is history and stays. */
public record RemoveSprint(EntityId id) implements SprintOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return Right.ORDER;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    Sprint sprint = board.require(id, Sprint.class, "id");
    if (sprint.isClosed()) {
      return Outcome.refuse(INVALID, "id", "A closed sprint is the team's history. It stays.");
    }
    List<Story> unplanned = Story.all(board)
        .filter(story ->
            story.sprint().equals(Optional.of(id)) || story.acceptedIn().equals(Optional.of(id)))
        .map(RemoveSprint::without)
        .toList();
    Stream<EntityId> parts = board
        .all()
        .map(Entity::id)
        .filter(part -> part.owner().equals(Optional.of(id)))
        .sorted();
    return Outcome.putAndRemove(unplanned, Stream.concat(Stream.of(id), parts).toList());
  }

  private static Story without(Story story) {
    Story next = story.planned(Optional.empty());
    return story.acceptedIn().isEmpty()
        ? next
        : Reviewed.as(next, Optional.empty(), Optional.empty());
  }
}
