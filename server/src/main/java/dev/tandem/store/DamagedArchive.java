package dev.tandem.store;

/** A piece of a board's archive is gone or differs from what was stored. The message names it. */
public final class DamagedArchive extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** @param piece its name, and what is wrong with it, as one sentence */
  public DamagedArchive(String board, String piece) {
    super("The archive of board " + board + " is damaged: " + piece, null, false, false);
  }
}
