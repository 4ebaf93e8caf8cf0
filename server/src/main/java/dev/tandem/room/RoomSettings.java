package dev.tandem.room;

import dev.tandem.domain.board.Limits;

/**
 * What a room may do.
 *
 * @param limits what a board may hold
 * @param opsPerSecond ops a board takes from people; 0: as many as come
 * @param queue ops that may wait
 * @param resumeVersions a client further behind gets a snapshot instead of changes
 * @param boardBytes what the entities of a board may take in the store, removed ones too
 * @param archiveEvery versions between two snapshots of the archive, and at least kept in the log
 * @param forecastEveryMs the shortest rest from one forecast to the next
 */
public record RoomSettings(
    Limits limits,
    int opsPerSecond,
    int queue,
    int resumeVersions,
    long boardBytes,
    int archiveEvery,
    long forecastEveryMs) {
  /** The values of protocol.md. */
  public static final RoomSettings DEFAULT =
      new RoomSettings(Limits.DEFAULT, 500, 2000, 5000, 64L << 20);

  /** The usual archive. */
  public RoomSettings(
      Limits limits, int opsPerSecond, int queue, int resumeVersions, long boardBytes) {
    this(limits, opsPerSecond, queue, resumeVersions, boardBytes, 5000);
  }

  /** The usual forecast. */
  public RoomSettings(
      Limits limits,
      int opsPerSecond,
      int queue,
      int resumeVersions,
      long boardBytes,
      int archiveEvery) {
    this(limits, opsPerSecond, queue, resumeVersions, boardBytes, archiveEvery, 100);
  }
}
