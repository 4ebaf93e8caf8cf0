package dev.tandem.domain.session;

/** What a phase of a session invites everybody to do. */
public enum Activity {
  /** Say that one is here, and how. */
  CHECKIN,
  /** Estimate by poker. */
  POKER,
  /** Write notes. */
  NOTES,
  /** Gather notes into groups. */
  GROUP,
  /** Spend dots. */
  DOTS,
  /** Say yes, no, or neither. */
  ROMAN
}
