package dev.tandem.store;

import java.util.Map;

/** The answer to a commit. Only {@link Done} changed anything. */
public sealed interface CommitResult {
  /** Stored, as durable as Redis is set up to be, and published to the other nodes. */
  record Done() implements CommitResult {}

  /** The board stands elsewhere: read what is missing and decide again. */
  record Conflict(Head current) implements CommitResult {}

  /**
   * The counter of at least one client is not the expected one: its ops were processed before, or it was forgotten.
   *
   * @param counters the true counters of all clients named in the commit, 0 for one that is not known
   */
  record Duplicate(Map<String, Long> counters) implements CommitResult {}

  /** This client belongs to another member. */
  record ForeignClient(String client) implements CommitResult {}

  /** There is no such board. */
  record Missing() implements CommitResult {}
}
