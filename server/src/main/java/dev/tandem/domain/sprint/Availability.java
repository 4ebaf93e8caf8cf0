package dev.tandem.domain.sprint;

import static dev.tandem.domain.board.RefusalCode.INVALID;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.Entity;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Member;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Refusal;
import dev.tandem.domain.board.Right;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * How much of a sprint a member is there for.
 *
 * @param id {@code <sprint>.<member>}
 * @param off days of the sprint without work, each once, first to last; those outside of it count for nothing
 * @param percent how much of the other days, 0 to 100; absent: all
 */
public record Availability(
    EntityId id, EntityId sprint, EntityId member, List<String> off, Optional<BigDecimal> percent)
    implements Entity {
  private static final BigDecimal WHOLE = new BigDecimal(100);

  public Availability {
    off = List.copyOf(off);
  }

  /** The id of a member's availability in a sprint. */
  public static EntityId of(EntityId sprint, EntityId member) {
    return sprint.dot(member.value());
  }

  /**
   * What is there under an id, or that nothing was said yet. Refuses INVALID when the id is no sprint and member, GONE when one of
   * them is not there.
   */
  static Availability require(Board board, EntityId id) {
    EntityId sprint = id.owner()
        .orElseThrow(
            () -> new Refusal(INVALID, "id", "An availability is named <sprint>.<member>."));
    EntityId member = EntityId.of(id.value().substring(sprint.value().length() + 1));
    board.require(sprint, Sprint.class, "id").requireOpen("id");
    board.require(member, Member.class, "id");
    return board
        .find(id, Availability.class)
        .orElseGet(() -> new Availability(id, sprint, member, List.of(), Optional.empty()));
  }

  /** The right that changing it needs: less for the own one. */
  static Right needed(EntityId id, OpContext context) {
    return id.value().endsWith("." + context.member()) ? Right.WORK : Right.ORDER;
  }

  /** The same member with other days off. */
  Availability without(List<String> off) {
    return new Availability(id, sprint, member, off, percent);
  }

  /** The same member there for another part of the days. Refuses INVALID for more than all or less than nothing. */
  Availability there(Optional<BigDecimal> percent) {
    if (percent.isEmpty()) return new Availability(id, sprint, member, off, percent);
    BigDecimal part = percent.get();
    if (part.signum() < 0 || part.compareTo(WHOLE) > 0 || part.scale() > 100) throw badPercent();
    BigDecimal plain = part.stripTrailingZeros();
    if (plain.scale() > 0) throw badPercent();
    return new Availability(id, sprint, member, off, Optional.of(plain.setScale(0)));
  }

  private static Refusal badPercent() {
    return new Refusal(INVALID, "percent", "A part of the days is 0 to 100 percent, whole.");
  }
}
