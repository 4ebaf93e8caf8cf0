package dev.tandem.domain.retro;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.BoardInfo;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Hat;
import dev.tandem.domain.board.Limits;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.RefusalCode;
import dev.tandem.domain.session.SessionFormat;
import dev.tandem.domain.session.StartSession;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Somebody hostile writes note after note. */
class NoteLimitTest {
  private static final EntityId BOARD = EntityId.of("b1");
  private static final EntityId LIVE = EntityId.of("live");

  @Test
  void tenThousandNotesEndAtFiveHundred() {
    Board board = Board.empty(BOARD).evolve(1, Outcome.put(BoardInfo.named(BOARD, "Board", "TAN")));
    board = evolved(board, new StartSession(LIVE, SessionFormat.RETRO, "Retro"), "m0");
    List<Outcome.Refused> refused = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      WriteNote op = new WriteNote(EntityId.of("n" + i), LIVE, "Spam " + i, Optional.empty());
      Outcome outcome = board.decide(op, by("m" + i % 20), Optional.empty());
      if (outcome instanceof Outcome.Refused no) refused.add(no);
      else board = board.evolve(board.version() + 1, (Outcome.Changed) outcome);
    }
    assertThat(board.all(Note.class)).hasSize(500);
    assertThat(refused).hasSize(9_500).allSatisfy(no -> {
      assertThat(no.code()).isEqualTo(RefusalCode.LIMIT);
      assertThat(no.field()).contains("session");
    });
  }

  private static Board evolved(Board board, StartSession op, String member) {
    Outcome.Changed changed = (Outcome.Changed) board.decide(op, by(member), Optional.empty());
    return board.evolve(board.version() + 1, changed);
  }

  private static OpContext by(String member) {
    return new OpContext(EntityId.of(member), EnumSet.of(Hat.OWNER), 5, Limits.DEFAULT);
  }
}
