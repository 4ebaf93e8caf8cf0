package dev.tandem.domain.retro;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.EntityShape;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.session.LiveSession;

/** Shows where all dots of a vote lie. */
public record ShowDots(EntityId id) implements RetroOp {
  @Override
  public Outcome decide(Board board, OpContext context) {
    DotVote vote = board.require(id, DotVote.class, "id");
    LiveSession.requireLed(board, context, vote.session(), "id");
    return Outcome.put(EntityShape.with(vote, "shown", true))
        .and(vote.ballots(board).map(Ballot::revealed).toList());
  }
}
