package dev.tandem.domain.roadmap;

/** How far an initiative is, from a thought to the end of its life. */
public enum Stage {
  IDEA,
  VALIDATED,
  PLANNED,
  BUILDING,
  LAUNCHED,
  /** Out, and watched: stays so until its outcome is checked. */
  MEASURING,
  RETIRED;

  /** Whether people have it and its outcome is open. */
  boolean isOut() {
    return this == LAUNCHED || this == MEASURING;
  }
}
