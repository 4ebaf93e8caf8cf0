package dev.tandem.domain.board;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a member is on a board. On the wire the name in small letters. */
public enum Hat {
  /** Made the board, or was given all of it: every right. */
  OWNER(EnumSet.allOf(Right.class)),
  /** Product manager: why, what, when. */
  PM(EnumSet.of(Right.ROADMAP, Right.FACILITATE, Right.CONTRIBUTE, Right.READ)),
  /** Product owner: order, detail, value. */
  PO(EnumSet.of(Right.ORDER, Right.WORK, Right.FACILITATE, Right.CONTRIBUTE, Right.READ)),
  /** Does the work. */
  DEVELOPER(EnumSet.of(Right.WORK, Right.CONTRIBUTE, Right.READ)),
  /** Has a say. */
  STAKEHOLDER(EnumSet.of(Right.CONTRIBUTE, Right.READ));

  private final Set<Right> defaults;

  Hat(Set<Right> defaults) {
    this.defaults = defaults;
  }

  /** The rights of this hat on a board whose owner changed nothing (product.md, Roles). */
  public Set<Right> defaults() {
    return defaults;
  }

  /** The name on the wire. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
