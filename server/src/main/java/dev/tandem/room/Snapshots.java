package dev.tandem.room;

import dev.tandem.domain.board.Board;
import dev.tandem.store.Head;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Whole boards as frames, built on a worker and shared: a thousand who join at once cost one build. */
final class Snapshots {
  /** The least time between two builds; who asks in between gets the last one and the changes since. */
  private static final long GAP_MS = 250;

  /** A board at a head as frames. */
  record Snapshot(Head head, List<Buffer> frames) {}

  private final Loop loop;
  private final SnapshotPieces pieces = new SnapshotPieces();
  private Future<Snapshot> building;
  private Snapshot last;
  private long builtAt;

  Snapshots(Loop loop) {
    this.loop = loop;
  }

  /**
   * A snapshot that is current or nearly.
   *
   * @param usable whether the changes since a snapshot's head are still in the ring
   */
  Future<Snapshot> latest(Supplier<Board> board, Supplier<Head> head, Predicate<Head> usable) {
    if (last != null
        && usable.test(last.head())
        && (last.head().equals(head.get()) || loop.millis() - builtAt < GAP_MS)) {
      return Future.succeededFuture(last);
    }
    if (building != null) return building;
    Board now = board.get();
    Head at = head.get();
    Future<Snapshot> build = loop.onWorker(() -> new Snapshot(at, pieces.frames(now, at)), true);
    // Kept before its end is listened for: the worker may be done by now, and then that is now.
    building = build;
    build.onComplete(done -> {
      building = null;
      if (done.succeeded()) {
        last = done.result();
        builtAt = loop.millis();
      }
    });
    return build;
  }

  /** Forgets the last one: history was replaced. */
  void clear() {
    last = null;
  }
}
