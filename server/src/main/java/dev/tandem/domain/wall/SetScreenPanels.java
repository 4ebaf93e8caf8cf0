package dev.tandem.domain.wall;

import static dev.tandem.domain.board.RefusalCode.INVALID;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import java.util.List;
import java.util.Optional;

/** Says what a screen shows one after the other, and for how long each; nothing named: what its layout says. */
public record SetScreenPanels(
    EntityId id, Optional<List<Panel>> panels, Optional<List<Long>> seconds) implements WallOp {
  private static final int MOST = 20;
  private static final long SHORTEST = 5;
  private static final long LONGEST = 3_600;

  @Override
  public Outcome decide(Board board, OpContext context) {
    Screen screen = board.require(id, Screen.class, "id");
    List<Panel> shown = panels.orElse(List.of());
    List<Long> times = seconds.orElse(List.of());
    if (shown.size() > MOST) {
      return Outcome.refuse(INVALID, "panels", "A screen shows at most " + MOST + " panels.");
    }
    if (times.size() != shown.size()) {
      return Outcome.refuse(INVALID, "seconds", "Say for each panel how long it is shown.");
    }
    if (times.stream().anyMatch(time -> time < SHORTEST || time > LONGEST)) {
      return Outcome.refuse(
          INVALID, "seconds", "A panel is shown for " + SHORTEST + " to " + LONGEST + " seconds.");
    }
    return Outcome.put(screen.showing(shown, times));
  }
}
