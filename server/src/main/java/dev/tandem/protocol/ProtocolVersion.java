package dev.tandem.protocol;

/**
 * The version of the wire. Raised when an old page, or a wall left on for weeks, could not read what the server sends;
 * such a page is then told to reload (4426).
 */
public final class ProtocolVersion {
  /** {@code v} of {@code hello} and {@code welcome}. */
  public static final int CURRENT = 1;

  private ProtocolVersion() {}
}
