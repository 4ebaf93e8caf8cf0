package dev.tandem.domain.sprint;

import static dev.tandem.domain.board.RefusalCode.INVALID;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Right;
import dev.tandem.domain.board.Values;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;

/**
 * Says on which days of a sprint a member does not work. Everybody may for oneself.
 *
 * @param id {@code <sprint>.<member>}
 * @param off all of them; empty: none
 */
public record SetDaysOff(EntityId id, List<String> off) implements SprintOp {
  public SetDaysOff {
    off = List.copyOf(off);
  }

  @Override
  public Right requires(Board board, OpContext context) {
    return Availability.needed(id, context);
  }

  @Override
  public Outcome decide(Board board, OpContext context) {
    Availability there = Availability.require(board, id);
    Sprint sprint = board.require(there.sprint(), Sprint.class, "id");
    for (String day : off) {
      LocalDate date = Values.day("off", day);
      if (!sprint.lasts(date)) {
        return Outcome.refuse(INVALID, "off", day + " is not a day of this sprint.");
      }
    }
    board.requireRoom(Availability.class, context.limits().entities());
    return Outcome.put(there.without(List.copyOf(new TreeSet<>(off))));
  }
}
