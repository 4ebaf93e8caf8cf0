package dev.tandem.store;

/**
 * Where a board stands. Two boards with equal heads hold the same entities.
 *
 * @param epoch opaque; another one means that history was lost and version numbers cannot be compared
 * @param version count of the committed ops of this board, 0 when new
 * @param tag opaque hash chained over all batches: equal versions with different tags reveal a fork
 */
public record Head(String epoch, long version, String tag) {
  /** The tag of a board that has no batch yet. */
  public static final String FIRST_TAG = "0";
}
