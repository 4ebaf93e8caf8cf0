package dev.tandem.room;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.domain.board.EntityId;
import dev.tandem.protocol.ChangeCodec;
import dev.tandem.protocol.Payload;
import dev.tandem.store.ArchiveCodec;
import dev.tandem.store.BoardStore;
import dev.tandem.store.DamagedArchive;
import dev.tandem.store.Head;
import dev.tandem.store.LogEntry;
import dev.tandem.store.Piece;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The past of a board: moves the older part of its log into the archive, and makes the board again as it was. An archived
 * snapshot is made from the one before it and the segment between, so each one proves that its segment is enough.
 */
final class History {
  private static final Logger LOG = LoggerFactory.getLogger(History.class);
  private static final int ENTRIES = 200;

  private final Loop loop;
  private final BoardStore store;
  private final EntityId id;
  private final int every;
  private boolean working;

  /** @param every versions of a segment, and at least kept in the log */
  History(Loop loop, BoardStore store, EntityId id, int every) {
    this.loop = loop;
    this.store = store;
    this.id = id;
    this.every = every;
  }

  private String board() {
    return id.value();
  }

  // ---- archiving

  /** Archives what is old enough and takes it out of the log; does nothing while it is at it. Never fails. */
  Future<Void> archive(Head head) {
    if (working || head.version() < every) return Future.succeededFuture();
    working = true;
    return store
        .archive()
        .pieces(board())
        .compose(pieces -> archive(head, pieces))
        .transform(done -> {
          working = false;
          if (done.failed())
            LOG.warn(
                "board={} could not be archived now: {}", board(), done.cause().toString());
          return Future.succeededFuture();
        });
  }

  private Future<Void> archive(Head head, List<Piece> pieces) {
    Optional<Piece> last = last(pieces, Piece.Kind.SNAPSHOT, head.version());
    long archived = last.map(Piece::to).orElse(0L);
    if (head.version() - archived < every) return trim(head, pieces);
    return segment(archived, new ArrayList<>())
        .compose(entries -> put(last, archived, entries))
        .compose(put -> store.archive().pieces(board()))
        .compose(now -> now.size() > pieces.size() ? archive(head, now) : Future.succeededFuture());
  }

  private Future<List<LogEntry>> segment(long after, List<LogEntry> into) {
    return store.read(board(), after, ENTRIES).compose(entries -> {
      for (LogEntry entry : entries) {
        into.add(entry);
        if (entry.to() - into.get(0).from() + 1 >= every) return Future.succeededFuture(into);
      }
      return entries.size() < ENTRIES
          ? Future.succeededFuture(into)
          : segment(entries.get(entries.size() - 1).to(), into);
    });
  }

  private record Packed(Buffer segment, Buffer snapshot) {}

  private Future<Boolean> put(Optional<Piece> last, long archived, List<LogEntry> entries) {
    if (entries.isEmpty() || entries.get(0).from() != archived + 1) {
      return Future.failedFuture(
          new DamagedArchive(board(), "the log does not begin at version " + (archived + 1) + "."));
    }
    LogEntry end = entries.get(entries.size() - 1);
    return begin(last)
        .compose(base -> loop.onWorker(
            () -> {
              for (LogEntry entry : entries) base.follow(entry, entry.to());
              return new Packed(
                  ArchiveCodec.segment(entries),
                  ArchiveCodec.snapshot(Rebuild.values(base.board())));
            },
            false))
        .compose(packed -> store
            .archive()
            .put(board(), archived, end.to(), end.tag(), packed.segment(), packed.snapshot()));
  }

  private Future<Void> trim(Head head, List<Piece> pieces) {
    return last(pieces, Piece.Kind.SEGMENT, head.version() - every)
        .map(piece -> store.archive().trim(board(), piece.to()).<Void>mapEmpty())
        .orElse(Future.succeededFuture());
  }

  private static Optional<Piece> last(List<Piece> pieces, Piece.Kind kind, long upTo) {
    return pieces.stream()
        .filter(piece -> piece.kind() == kind && piece.to() <= upTo)
        .reduce((before, after) -> after);
  }

  // ---- a board as it was

  /**
   * The board as it was at a version, from the archive and the log.
   *
   * @return fails with {@link DamagedArchive} naming the piece, with {@link RoomTrouble.Damaged} saying where the log is
   *     not whole, or with IllegalArgumentException when there is no such version
   */
  Future<Rebuild> at(long version) {
    return store.archive().pieces(board()).compose(pieces -> {
      Optional<Piece> base = last(pieces, Piece.Kind.SNAPSHOT, version);
      List<Piece> segments = pieces.stream()
          .filter(piece -> piece.kind() == Piece.Kind.SEGMENT
              && piece.to() > base.map(Piece::to).orElse(0L)
              && piece.after() < version)
          .toList();
      return begin(base)
          .compose(rebuild -> replay(rebuild, segments, version))
          .compose(rebuild -> follow(rebuild, version));
    });
  }

  /**
   * What the versions from one to another did.
   *
   * @param last no later than the board of now
   * @return fails as {@link #at}
   */
  Future<Stretch> stretch(long first, long last) {
    return at(first - 1)
        .compose(before -> at(last)
            .compose(after -> authors(first - 1, last, new LinkedHashSet<>())
                .map(who -> new Stretch(before.board(), after.board(), List.copyOf(who)))));
  }

  private Future<Set<EntityId>> authors(long after, long last, Set<EntityId> into) {
    if (after >= last) return Future.succeededFuture(into);
    return store
        .read(board(), after, ENTRIES)
        .compose(entries -> loop.onWorker(
            () -> {
              for (LogEntry entry : entries)
                for (JsonNode op :
                    ChangeCodec.entries(Payload.of(entry.payload()).entries().getBytes())) {
                  long version = op.path("version").asLong();
                  if (version > after && version <= last && op.path("by").isTextual())
                    into.add(EntityId.of(op.path("by").asText()));
                }
              return entries.isEmpty() ? last : entries.get(entries.size() - 1).to();
            },
            false))
        .compose(read -> authors(read, last, into));
  }

  private Future<Rebuild> begin(Optional<Piece> snapshot) {
    if (snapshot.isEmpty())
      return Future.succeededFuture(new Rebuild(id, 0, Head.FIRST_TAG, List.of()));
    Piece piece = snapshot.get();
    return store
        .archive()
        .read(board(), piece)
        .compose(bytes -> loop.onWorker(
            () -> new Rebuild(
                id, piece.to(), piece.tag(), unpack(piece, bytes, ArchiveCodec::values)),
            false));
  }

  private Future<Rebuild> replay(Rebuild rebuild, List<Piece> segments, long version) {
    if (segments.isEmpty()) return Future.succeededFuture(rebuild);
    Piece piece = segments.get(0);
    return store
        .archive()
        .read(board(), piece)
        .compose(bytes -> loop.onWorker(
            () -> {
              for (LogEntry entry : unpack(piece, bytes, ArchiveCodec::entries))
                if (entry.from() <= version) rebuild.follow(entry, version);
              return rebuild;
            },
            false))
        .compose(done -> replay(rebuild, segments.subList(1, segments.size()), version));
  }

  private Future<Rebuild> follow(Rebuild rebuild, long version) {
    long at = rebuild.board().version();
    if (at == version) return Future.succeededFuture(rebuild);
    return store.read(board(), at, ENTRIES).compose(entries -> {
      if (entries.isEmpty()) {
        return Future.failedFuture(
            new IllegalArgumentException("the board was never at version " + version));
      }
      return loop.onWorker(
              () -> {
                for (LogEntry entry : entries)
                  if (entry.from() <= version) rebuild.follow(entry, version);
                return rebuild;
              },
              false)
          .compose(done -> follow(rebuild, version));
    });
  }

  private interface Unpacking<T> {
    T of(Buffer bytes) throws IOException;
  }

  private <T> T unpack(Piece piece, Buffer bytes, Unpacking<T> unpacking) {
    try {
      return unpacking.of(bytes);
    } catch (IOException bad) {
      throw new DamagedArchive(board(), piece.name() + " cannot be read: " + bad.getMessage());
    }
  }
}
