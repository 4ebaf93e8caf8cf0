package dev.tandem.domain.backlog;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import dev.tandem.domain.board.Values;
import java.util.Optional;

/** Answers a question; absent: it is open again. */
public record AnswerQuestion(EntityId id, Optional<String> answer) implements BacklogOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return Right.ORDER;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    Question question = board.require(id, Question.class, "id");
    answer.ifPresent(text -> Values.words("answer", text, context));
    if (answer.equals(question.answer())) return Outcome.nothing();
    return Outcome.put(question.answered(answer, answer.map(text -> context.member())));
  }
}
