package dev.tandem.domain.retro;

/** An answer to a question that is put to all at once. */
public enum Thumb {
  UP,
  DOWN,
  SIDEWAYS
}
