package dev.tandem.domain.sprint;

import dev.tandem.domain.backlog.Review;
import dev.tandem.domain.backlog.Story;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.EntityShape;
import java.util.Optional;

/** What all ops of the review share. */
final class Reviewed {
  private Reviewed() {}

  /** The story an op names. Refuses INVALID when it counts for a sprint that is closed, or stands in one. */
  static Story require(Board board, EntityId id) {
    Story story = board.require(id, Story.class, "id");
    requireOpen(board, story.acceptedIn());
    requireOpen(board, story.sprint());
    return story;
  }

  private static void requireOpen(Board board, Optional<EntityId> sprint) {
    sprint.flatMap(id -> board.find(id, Sprint.class)).ifPresent(there -> there.requireOpen("id"));
  }

  /** The same story after a review, accepted nowhere. A reason to accept it despite an open criterion goes with the acceptance. */
  static Story as(Story story, Optional<Review> review, Optional<String> returned) {
    Story next = EntityShape.with(story, "review", review);
    next = EntityShape.with(next, "returned", returned);
    if (story.acceptedIn().isPresent()) {
      next = EntityShape.with(next, "doneDespite", Optional.empty());
    }
    return EntityShape.with(next, "acceptedIn", Optional.empty());
  }
}
