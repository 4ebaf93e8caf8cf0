package dev.tandem.store;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Comparator;
import java.util.List;

/** The archives of a {@link Memory}, as one node sees them. */
final class MemoryArchive implements BoardArchive {
  private final InMemoryBoardStore store;
  private final Memory memory;

  MemoryArchive(InMemoryBoardStore store, Memory memory) {
    this.store = store;
    this.memory = memory;
  }

  @Override
  public Future<List<Piece>> pieces(String board) {
    return store.call(() -> memory.find(board).stream()
        .flatMap(found -> found.archive.keySet().stream())
        .sorted(Comparator.comparingLong(Piece::to))
        .toList());
  }

  @Override
  public Future<Boolean> put(
      String board, long after, long to, String tag, Buffer segment, Buffer snapshot) {
    return store.call(() -> {
      Memory.Board found = memory.find(board).orElse(null);
      if (found == null || found.archived != after || found.head.version() < to) return false;
      found.archive.put(
          new Piece(Piece.Kind.SEGMENT, after, to, tag, ArchiveCodec.sha256(segment)), segment);
      found.archive.put(
          new Piece(Piece.Kind.SNAPSHOT, to, to, tag, ArchiveCodec.sha256(snapshot)), snapshot);
      found.archived = to;
      return true;
    });
  }

  @Override
  public Future<Buffer> read(String board, Piece piece) {
    return store.call(() -> RedisArchive.checked(
        board, piece, memory.find(board).map(found -> found.archive.get(piece)).orElse(null)));
  }

  @Override
  public Future<Long> trim(String board, long upTo) {
    return store.call(() -> memory
        .find(board)
        .map(found -> {
          int before = found.log.size();
          found.log.headMap(Math.min(upTo, found.archived), true).clear();
          return (long) before - found.log.size();
        })
        .orElse(0L));
  }
}
