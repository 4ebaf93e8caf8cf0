package dev.tandem.domain.sprint;

/** What it means for a story to stand in a column. */
public enum ColumnState {
  /** Nobody has begun. */
  TODO,
  /** Somebody works on it. */
  DOING,
  /** The team is through with it. */
  DONE
}
