package dev.tandem.store;

/** Parts of a board are there and parts are lost. It must not be served, least of all as a blank board. */
public final class DamagedBoard extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** @param board id of the board */
  public DamagedBoard(String board) {
    super("Board " + board + " is damaged: its entities or its log exist, but its head is lost.");
  }
}
