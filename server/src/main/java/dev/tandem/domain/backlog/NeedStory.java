package dev.tandem.domain.backlog;

import static dev.tandem.domain.board.RefusalCode.INVALID;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Refusal;
import dev.tandem.domain.board.Right;

/** Says that a story needs another one done before it, or no more. No story may come to need itself, through however many. */
public record NeedStory(EntityId id, EntityId needs, boolean on) implements BacklogOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return Right.ORDER;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    Story story = board.require(id, Story.class, "id");
    board.require(needs, Story.class, "needs");
    if (on && Needs.lead(board, needs, id)) {
      throw new Refusal(INVALID, "needs", "Then a story would need itself.");
    }
    return Outcome.put(story.needing(Several.with(story.needs(), needs, on, "needs")));
  }
}
