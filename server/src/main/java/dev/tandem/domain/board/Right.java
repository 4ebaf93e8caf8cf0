package dev.tandem.domain.board;

import java.util.Locale;

/** What a hat may do. On the wire the name in small letters. */
public enum Right {
  /** Vision, lanes, initiatives, releases, ideas. */
  ROADMAP,
  /** Order the backlog; write, link and remove stories and criteria; plan sprints. */
  ORDER,
  /** Estimate, assign, tick criteria, move work. */
  WORK,
  /** Run a live session. */
  FACILITATE,
  /** Comment, vote when invited, propose. */
  CONTRIBUTE,
  /** See the board. */
  READ,
  /** Members, invites, settings, import, delete. Only the owner's. */
  MANAGE;

  /** The name on the wire. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
