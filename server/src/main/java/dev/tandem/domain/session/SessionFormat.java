package dev.tandem.domain.session;

/** The kinds of live session (product.md, L1). */
public enum SessionFormat {
  PLANNING,
  REFINEMENT,
  REVIEW,
  RETRO,
  STANDUP,
  WORKSHOP
}
