package dev.tandem.domain.roadmap;

/** When an initiative is meant to be, as far as anybody says. */
public enum Horizon {
  NOW,
  NEXT,
  LATER
}
