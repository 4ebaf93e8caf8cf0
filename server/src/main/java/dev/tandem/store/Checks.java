package dev.tandem.store;

import java.util.regex.Pattern;

/** What every store refuses as a mistake of its caller, before anything is done. */
final class Checks {
  private static final Pattern BOARD_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  private Checks() {}

  static String boardId(String board) {
    if (!BOARD_ID.matcher(board).matches()) {
      throw new IllegalArgumentException("not a board id");
    }
    return board;
  }

  static void refusalRange(long first, long last) {
    if (last - first >= BoardStore.MOST_REFUSALS) {
      throw new IllegalArgumentException(
          "refusals " + first + " to " + last + " are too many at once");
    }
  }

  static void sizes(Commit commit) {
    long writes = (long) commit.entities().size()
        + commit.clients().size()
        + commit.refusals().size()
        + commit.heard().size();
    boolean fits = commit.payload().length() <= Commit.MAX_PAYLOAD_BYTES
        && writes <= Commit.MAX_WRITES
        && commit.entities().stream()
            .allMatch(entity -> entity.value().length() <= Commit.MAX_ENTITY_BYTES);
    if (!fits) {
      throw new IllegalArgumentException(
          "a commit of " + commit.payload().length() + " bytes and " + writes + " writes");
    }
  }
}
