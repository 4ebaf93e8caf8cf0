package dev.tandem.domain.wall;

import static dev.tandem.domain.board.RefusalCode.INVALID;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes a screen light or dark, or dark between two times of the day; nothing named: as its device has it. */
public record SetScreenTheme(
    EntityId id, Optional<Theme> theme, Optional<String> from, Optional<String> to)
    implements WallOp {
  private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");

  @Override
  public Outcome decide(Board board, OpContext context) {
    Screen screen = board.require(id, Screen.class, "id");
    boolean scheduled = theme.equals(Optional.of(Theme.SCHEDULE));
    if (!scheduled && from.isPresent()) return onlyScheduled("from");
    if (!scheduled && to.isPresent()) return onlyScheduled("to");
    if (scheduled && !isTime(from)) return noTime("from");
    if (scheduled && !isTime(to)) return noTime("to");
    if (scheduled && from.equals(to)) {
      return Outcome.refuse(INVALID, "to", "It must be another time than the first one.");
    }
    return Outcome.put(screen.lit(theme, from, to));
  }

  private static boolean isTime(Optional<String> text) {
    return text.filter(time -> TIME.matcher(time).matches()).isPresent();
  }

  private static Outcome noTime(String field) {
    return Outcome.refuse(INVALID, field, "A time of the day is written as 18:30.");
  }

  private static Outcome onlyScheduled(String field) {
    return Outcome.refuse(INVALID, field, "Times go with the theme schedule only.");
  }
}
