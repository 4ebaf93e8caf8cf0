package dev.tandem.domain.backlog;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import dev.tandem.domain.board.Values;
import java.math.BigDecimal;
import java.util.Optional;

/** Estimates a story; absent: no estimate. */
public record SetStoryPoints(EntityId id, Optional<BigDecimal> points) implements BacklogOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return Right.WORK;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    Story story = board.require(id, Story.class, "id");
    return Outcome.put(story.estimated(Values.points("points", points)));
  }
}
