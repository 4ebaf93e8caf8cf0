package dev.tandem.domain.board;

/**
 * What one board may hold (protocol.md, section 4).
 *
 * @param title longest title or name, in UTF-16 units
 * @param text longest text, in UTF-16 units
 * @param stories most stories
 * @param lanes most lanes
 * @param entities most entities of any other single kind, so that no kind grows without bound
 */
public record Limits(int title, int text, int stories, int lanes, int entities) {
  /** The values of protocol.md. */
  public static final Limits DEFAULT = new Limits(512, 100_000, 20_000, 200, 40_000);
}
