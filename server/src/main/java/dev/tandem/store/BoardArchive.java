package dev.tandem.store;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;

/**
 * The older part of the boards' logs, in checksummed pieces, so that a board can be made again as it was at a version.
 * Threading, order and failure as in {@link BoardStore}.
 */
public interface BoardArchive {
  /** All pieces of a board by the version they end at; none when nothing was archived yet. */
  Future<List<Piece>> pieces(String board);

  /**
   * Puts the next segment into the archive with the board at its end, both or neither.
   *
   * @param segment see {@link ArchiveCodec#segment}
   * @param snapshot see {@link ArchiveCodec#snapshot}
   * @return false when the archive does not end at {@code after} any more: another node was faster
   */
  Future<Boolean> put(
      String board, long after, long to, String tag, Buffer segment, Buffer snapshot);

  /** The bytes of a piece; fails with {@link DamagedArchive} when they are gone or their checksum differs. */
  Future<Buffer> read(String board, Piece piece);

  /**
   * Takes entries that end at or before a version out of the log; those that are not archived stay.
   *
   * @return how many were taken out
   */
  Future<Long> trim(String board, long upTo);
}
