package dev.tandem.domain.backlog;

/** What a review said about a story. */
public enum Review {
  ACCEPTED,
  RETURNED
}
