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

  /** One part in four of a worker's time goes into builds, however many ask on a busy board. */
  private static final long SHARE = 3;

  private static final long LONGEST_GAP_MS = 2_000;

  /** Who asks during a build gets the last one if it is no more versions behind: that is quicker than to wait. */
  private static final long BEHIND = 500;

  /** A board at a head as frames. */
  record Snapshot(Head head, List<Buffer> frames) {}

  private final Loop loop;
  private final SnapshotPieces pieces = new SnapshotPieces();
  private Future<Snapshot> building;
  private Snapshot last;
  private long builtAt;
  private long gap = GAP_MS;

  Snapshots(Loop loop) {
    this.loop = loop;
  }

  /**
   * A snapshot that is current or nearly.
   *
   * @param fits whether the changes since a snapshot's head are still in the ring
   */
  Future<Snapshot> latest(Supplier<Board> board, Supplier<Head> head, Predicate<Head> fits) {
    boolean usable = last != null && fits.test(last.head());
    if (usable && (last.head().equals(head.get()) || loop.millis() - builtAt < gap))
      return Future.succeededFuture(last);
    boolean near = usable && head.get().version() - last.head().version() <= BEHIND;
    Snapshot before = last;
    Future<Snapshot> build = building != null ? building : build(board.get(), head.get());
    return near ? Future.succeededFuture(before) : build;
  }

  private Future<Snapshot> build(Board now, Head at) {
    long begun = loop.millis();
    Future<Snapshot> build = loop.onWorker(() -> new Snapshot(at, pieces.frames(now, at)), true);
    // Kept before its end is listened for: the worker may be done by now, and then that is now.
    building = build;
    build.onComplete(done -> {
      building = null;
      if (done.succeeded()) {
        last = done.result();
        builtAt = loop.millis();
        gap = Math.min(LONGEST_GAP_MS, Math.max(GAP_MS, SHARE * (builtAt - begun)));
      }
    });
    return build;
  }

  /** Forgets the last one: history was replaced. */
  void clear() {
    last = null;
  }
}
