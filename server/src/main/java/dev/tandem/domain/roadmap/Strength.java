package dev.tandem.domain.roadmap;

/** How much a piece of evidence carries. */
public enum Strength {
  /** Somebody said so. */
  WEAK,
  /** Several did, or numbers hint at it. */
  MEDIUM,
  /** It was measured or tried. */
  STRONG
}
