package dev.tandem.domain.session;

/** Where a round of poker stands. */
public enum RoundState {
  /** Votes come in; nobody sees those of others. */
  VOTING,
  /** All votes are shown. */
  REVEALED,
  /** A number was agreed on. */
  AGREED
}
