package dev.tandem.domain.wall;

/** One picture of a wall. */
public enum Panel {
  /** The sprint board: what is to do, under way and done. */
  SPRINT,
  /** What is left of the sprint, day by day. */
  BURNDOWN,
  /** Now, next and later. */
  ROADMAP,
  /** What is blocked, by what, and for how long. */
  BLOCKERS,
  /** Objectives and how far their key results are. */
  OBJECTIVES,
  /** What was done lately. */
  WINS,
  /** Releases and when they are expected. */
  RELEASES
}
