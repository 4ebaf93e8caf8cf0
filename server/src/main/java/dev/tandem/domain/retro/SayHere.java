package dev.tandem.domain.retro;

import static dev.tandem.domain.board.RefusalCode.INVALID;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Values;
import dev.tandem.domain.session.Activity;
import dev.tandem.domain.session.LiveSession;
import java.util.Optional;

/** Says that one is here, and how: a mood from 1 to 5, a word. Saying it again replaces what was said. */
public record SayHere(EntityId id, Optional<Long> mood, Optional<String> word) implements RetroOp {
  @Override
  public Outcome decide(Board board, OpContext context) {
    LiveSession.requireRunning(board, id, "id").requireOpen(board, Activity.CHECKIN);
    if (mood.isPresent() && (mood.get() < 1 || mood.get() > 5)) {
      return Outcome.refuse(INVALID, "mood", "A mood goes from 1 to 5.");
    }
    word.ifPresent(text -> Values.label("word", text));
    return Outcome.put(new CheckIn(
        CheckIn.id(id, context.member()), id, context.member(), mood, word, context.now()));
  }
}
