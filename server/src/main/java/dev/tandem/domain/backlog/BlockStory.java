package dev.tandem.domain.backlog;

import static dev.tandem.domain.board.RefusalCode.INVALID;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Refusal;
import dev.tandem.domain.board.Right;
import dev.tandem.domain.board.Values;
import java.util.Optional;

/** Says why nobody can go on with a story, and which story it waits for where it is one. Blocked again: the time stays. */
public record BlockStory(EntityId id, String reason, Optional<EntityId> by) implements BacklogOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return Right.WORK;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    Story story = board.require(id, Story.class, "id");
    Values.statement("reason", Optional.of(reason));
    by.ifPresent(other -> board.require(other, Story.class, "by"));
    if (by.equals(Optional.of(id))) {
      throw new Refusal(INVALID, "by", "A story cannot wait for itself.");
    }
    Optional<Long> since = story.blockedSince().or(() -> Optional.of(context.now()));
    return Outcome.put(story.blocked(Optional.of(reason), by, since));
  }
}
