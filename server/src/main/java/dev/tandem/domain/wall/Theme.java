package dev.tandem.domain.wall;

/** Whether a screen is light or dark. */
public enum Theme {
  /** Always light. */
  LIGHT,
  /** Always dark. */
  DARK,
  /** Dark between two times of the day, light otherwise. */
  SCHEDULE
}
