package dev.tandem.domain.handoff;

/** How far a hand-off is. */
public enum HandoffState {
  OFFERED,
  ACCEPTED,
  /** With questions. */
  RETURNED
}
