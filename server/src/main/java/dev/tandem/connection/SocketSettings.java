package dev.tandem.connection;

import dev.tandem.domain.board.Limits;
import dev.tandem.protocol.ServerMessage.WireLimits;
import dev.tandem.protocol.StrictJson;
import dev.tandem.room.Submission;

/**
 * What a connection may do (protocol.md, limits).
 *
 * @param frameBytes largest message of a client, in bytes
 * @param opsPerMessage ops in one message
 * @param opBytes largest op as JSON, in bytes
 * @param opsPerSecond ops a second of one connection; above it the server reads slower
 * @param burst ops at once of one connection
 * @param boardOpsPerSecond ops a second of one board
 * @param connectionsPerPerson open connections of one person
 * @param rates whether rates and connection counts hold at all
 * @param limits what a board may hold
 */
public record SocketSettings(
    int frameBytes,
    int opsPerMessage,
    int opBytes,
    int opsPerSecond,
    int burst,
    int boardOpsPerSecond,
    int connectionsPerPerson,
    boolean rates,
    Limits limits) {
  static final int HELLO_BYTES = 4 << 10;
  static final long HELLO_MS = 5_000;
  static final long SILENCE_MS = 50_000;

  /** What may wait to be read by a client; more is kept in the room's ring only. */
  static final int QUEUE_BYTES = 256 << 10;

  /** How long a client that is told goodbye may take to read it. */
  static final long FAREWELL_MS = 30_000;

  /** Messages other than ops that a connection may send a second, and at once; then the server reads slower. */
  static final int CHATTER = 100;

  static final int CHATTER_BURST = 400;

  /** Messages whose ops are not answered yet; with more, and {@link #UNANSWERED_OPS}, the server stops reading. */
  static final int UNANSWERED = 4;

  /** Ops that are not answered yet: small messages of one op each fill a commit, too. */
  static final int UNANSWERED_OPS = 16;

  /** Previews of a connection that may wait; the oldest of more is not answered. */
  static final int PREVIEWS = 8;

  /** The values of protocol.md. */
  public static final SocketSettings DEFAULT =
      new SocketSettings(64 << 10, 100, 16 << 10, 30, 120, 500, 20, true, Limits.DEFAULT);

  WireLimits wire() {
    return new WireLimits(
        frameBytes,
        opsPerMessage,
        opBytes,
        limits.title(),
        limits.text(),
        limits.stories(),
        limits.lanes(),
        opsPerSecond,
        burst,
        boardOpsPerSecond,
        StrictJson.DEPTH,
        Submission.TOGETHER);
  }
}
