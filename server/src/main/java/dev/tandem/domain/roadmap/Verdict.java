package dev.tandem.domain.roadmap;

/** What follows from what an initiative brought. */
public enum Verdict {
  KEEP,
  CHANGE,
  STOP
}
