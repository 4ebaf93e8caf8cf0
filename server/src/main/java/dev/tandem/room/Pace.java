package dev.tandem.room;

/** How soon somebody is told: the least ms between two frames. */
public enum Pace {
  /** Who edits: at once. */
  EDITOR(0),
  /** Who only looks on. */
  VIEWER(100),
  /** A screen on the wall. */
  WALL(250);

  private final long millis;

  Pace(long millis) {
    this.millis = millis;
  }

  long millis() {
    return millis;
  }
}
