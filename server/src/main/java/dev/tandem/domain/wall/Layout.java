package dev.tandem.domain.wall;

/** What a screen shows. */
public enum Layout {
  /** Lanes and initiatives. */
  ROADMAP,
  /** The sprint and its stories. */
  SPRINT,
  /** One after the other. */
  ROTATE
}
