package dev.tandem.domain.backlog;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import java.util.List;

/** Removes a question. Who asked may do so, and who orders the backlog. */
public record RemoveQuestion(EntityId id) implements BacklogOp {
  @Override
  public Right requires(Board board, OpContext context) {
    boolean own = board
        .find(id, Question.class)
        .filter(question -> question.member().equals(context.member()))
        .isPresent();
    return own ? Right.WORK : Right.ORDER;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    board.require(id, Question.class, "id");
    return Outcome.remove(List.of(id));
  }
}
