package dev.tandem.domain.retro;

import static dev.tandem.domain.board.RefusalCode.INVALID;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.session.Activity;
import dev.tandem.domain.session.LiveSession;
import java.util.Optional;

/** Answers a question, differently, or no longer. */
public record CastRoman(EntityId id, Optional<Thumb> value) implements RetroOp {
  @Override
  public Outcome decide(Board board, OpContext context) {
    RomanPoll poll = board.require(id, RomanPoll.class, "id");
    LiveSession.requireRunning(board, poll.session(), "id").requireOpen(board, Activity.ROMAN);
    if (poll.shown()) {
      return Outcome.refuse(INVALID, "id", "The answers are shown already. Ask once more.");
    }
    return Outcome.put(new RomanVote(
        RomanVote.id(id, context.member()),
        id,
        context.member(),
        value.isPresent(),
        value,
        context.now(),
        false));
  }
}
