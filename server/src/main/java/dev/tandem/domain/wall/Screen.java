package dev.tandem.domain.wall;

import dev.tandem.domain.board.Entity;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.EntityShape;
import java.util.List;
import java.util.Optional;

/**
 * A display that may read the board.
 *
 * @param layout what it shows where no panels are named
 * @param at when it was let in, ms since 1970
 * @param title what people call it, such as the room it hangs in
 * @param panels what it shows one after the other; none: what its layout says
 * @param seconds how long each of the panels is shown, 5 to 3,600
 * @param theme light or dark; absent: as the device has it
 * @param from with {@link Theme#SCHEDULE} the time of the day from which it is dark, {@code HH:MM} where it hangs
 * @param to the time from which it is light again
 * @param renewedAt when its token was last asked to be replaced, ms since 1970
 */
public record Screen(
    EntityId id,
    Layout layout,
    long at,
    Optional<String> title,
    List<Panel> panels,
    List<Long> seconds,
    Optional<Theme> theme,
    Optional<String> from,
    Optional<String> to,
    Optional<Long> renewedAt)
    implements Entity {
  public Screen {
    panels = List.copyOf(panels);
    seconds = List.copyOf(seconds);
  }

  /** A screen of which no more than this is known. */
  static Screen letIn(EntityId id, Layout layout, long at) {
    return new Screen(
        id,
        layout,
        at,
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Under another name. */
  Screen titled(Optional<String> title) {
    return EntityShape.with(this, "title", title);
  }

  /** Showing these panels, each for so many seconds. */
  Screen showing(List<Panel> panels, List<Long> seconds) {
    return EntityShape.with(EntityShape.with(this, "panels", panels), "seconds", seconds);
  }

  /** Light or dark. */
  Screen lit(Optional<Theme> theme, Optional<String> from, Optional<String> to) {
    Screen lit = EntityShape.with(this, "theme", theme);
    return EntityShape.with(EntityShape.with(lit, "from", from), "to", to);
  }

  /** Asked to replace its token. */
  Screen renewed(long now) {
    return EntityShape.with(this, "renewedAt", Optional.of(now));
  }
}
