package dev.tandem.domain.backlog;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import dev.tandem.domain.release.Release;
import java.util.Optional;

/** Says which release a story ships with; absent: none. */
public record ReleaseStory(EntityId id, Optional<EntityId> release) implements BacklogOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return Right.ORDER;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    Story story = board.require(id, Story.class, "id");
    release.ifPresent(with -> board.require(with, Release.class, "release"));
    return Outcome.put(story.released(release));
  }
}
