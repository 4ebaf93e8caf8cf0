package dev.tandem.domain.retro;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.EntityShape;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.session.LiveSession;

/** Shows all answers to a question. */
public record ShowRoman(EntityId id) implements RetroOp {
  @Override
  public Outcome decide(Board board, OpContext context) {
    RomanPoll poll = board.require(id, RomanPoll.class, "id");
    LiveSession.requireLed(board, context, poll.session(), "id");
    return Outcome.put(EntityShape.with(poll, "shown", true))
        .and(poll.votes(board).map(RomanVote::revealed).toList());
  }
}
