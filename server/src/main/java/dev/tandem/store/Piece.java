package dev.tandem.store;

/**
 * A piece of a board's archive: a stretch of its log, or all its entities at one version.
 *
 * @param kind which of the two
 * @param after the log before it ended here; for a snapshot its own version
 * @param to the board stood here after it
 * @param tag tag of the board at {@code to}
 * @param sha256 of its bytes, in hex
 */
public record Piece(Kind kind, long after, long to, String tag, String sha256) {
  /** What a piece holds. */
  public enum Kind {
    /** Entries of the log, one after another. */
    SEGMENT,
    /** The stored values of all entities. */
    SNAPSHOT
  }

  /** What people and keys call it: {@code segment-5003} ends at version 5003. */
  public String name() {
    return kind.name().toLowerCase(java.util.Locale.ROOT) + "-" + to;
  }
}
