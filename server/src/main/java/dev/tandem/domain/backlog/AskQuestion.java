package dev.tandem.domain.backlog;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import dev.tandem.domain.board.Values;
import java.util.Optional;

/** Asks the product owner something about a story. */
public record AskQuestion(EntityId id, EntityId story, String text) implements BacklogOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return Right.WORK;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    board.requireNew(id);
    board.requireRoom(Question.class, context.limits().entities());
    board.require(story, Story.class, "story");
    Values.words("text", text, context);
    return Outcome.put(new Question(
        id, story, text, context.member(), context.now(), Optional.empty(), Optional.empty()));
  }
}
