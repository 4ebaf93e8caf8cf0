package dev.tandem.domain.session;

import dev.tandem.domain.backlog.Story;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;

/** Votes once more on the same story: the votes of before are gone. */
public record RepeatRound(EntityId id) implements SessionOp {
  @Override
  public Right requires(Board board, OpContext context) {
    return Right.CONTRIBUTE;
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    Round round = Round.requireLed(board, context, id);
    board.require(round.story(), Story.class, "id");
    return Outcome.put(round.again(context.now()))
        .and(round.votes(board).stream().map(Vote::blank).toList());
  }
}
