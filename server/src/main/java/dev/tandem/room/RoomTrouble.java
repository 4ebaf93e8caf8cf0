package dev.tandem.room;

/** Why a room cannot answer. No stack traces: these are answers, not bugs. */
public abstract sealed class RoomTrouble extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RoomTrouble(String message) {
    super(message, null, false, false);
  }

  /** There is no such board. */
  public static final class NoSuchBoard extends RoomTrouble {
    private static final long serialVersionUID = 1L;

    NoSuchBoard() {
      super("There is no such board.");
    }
  }

  /** The client id belongs to another member. */
  public static final class ForeignClient extends RoomTrouble {
    private static final long serialVersionUID = 1L;

    ForeignClient() {
      super("This client belongs to another member.");
    }
  }

  /** More ops wait than a board takes. Come back later with the same ones. */
  public static final class Busy extends RoomTrouble {
    private static final long serialVersionUID = 1L;

    Busy() {
      super("The board has more work waiting than it can take. Try again in a moment.");
    }
  }

  /** The store lost parts of the board: it takes no more changes and is never served blank. */
  public static final class Damaged extends RoomTrouble {
    private static final long serialVersionUID = 1L;

    Damaged(String message) {
      super(message);
    }
  }
}
