package dev.tandem.domain.wall;

/** What a screen shows until its panels are named. */
public enum Layout {
  /** Lanes and initiatives. */
  ROADMAP,
  /** The sprint and its stories. */
  SPRINT,
  /** Every panel that has something to show, one after the other. */
  ROTATE
}
