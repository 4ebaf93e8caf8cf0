package dev.tandem.domain.backlog;

/** Kinds of work that are no story. */
public enum StoryType {
  /** Something that does not do what it should. */
  BUG,
  /** Finding something out. */
  SPIKE,
  /** Work nobody outside the team sees. */
  CHORE
}
