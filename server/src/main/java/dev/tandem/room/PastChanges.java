package dev.tandem.room;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.BoardEntry;
import dev.tandem.domain.board.Entity;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.EntityShape;
import dev.tandem.domain.board.Links;
import dev.tandem.protocol.ChangeCodec;
import dev.tandem.protocol.StrictJson;
import dev.tandem.store.ArchiveCodec;
import dev.tandem.store.BoardStore;
import dev.tandem.store.DamagedArchive;
import dev.tandem.store.LogEntry;
import dev.tandem.store.Piece;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads a board's log from its end towards its beginning, in pages; where the log was trimmed it goes on in the archive. */
public final class PastChanges {
  /** How many versions are looked at at once, and how often for one page: a rare thing must not read a whole log. */
  private static final int STEP = 500;

  private static final int STEPS = 10;

  private final Loop loop;
  private final BoardRoom room;
  private final BoardStore store;

  PastChanges(Loop loop, BoardRoom room, BoardStore store) {
    this.loop = loop;
    this.room = room;
    this.store = store;
  }

  /**
   * Which changes are asked for.
   *
   * @param before those before this version; 0: from the end
   * @param most how many at most
   * @param about only those that touched this thing, or what belongs to it
   * @param since only those done at this time or later, ms since 1970
   * @param until only those done at this time or earlier
   */
  public record Wanted(long before, int most, Optional<EntityId> about, long since, long until) {
    /** The newest changes to anything at any time. */
    public static Wanted newest(int most) {
      return new Wanted(0, most, Optional.empty(), 0, Long.MAX_VALUE);
    }

    boolean isWithin(JsonNode change) {
      long at = change.path("at").asLong();
      return at >= since && at <= until;
    }
  }

  /**
   * The changes before a version, the last one first.
   *
   * @return {@code {"list", "from", "begins"}}: all from version {@code from} on was looked at, the next page ends before it;
   *     {@code begins}: there is nothing older to be had. Fails with {@link DamagedArchive} when an archived piece cannot be read
   */
  Future<Buffer> before(Wanted wanted) {
    long head = room.head().version();
    long last = wanted.before() > 0 ? Math.min(wanted.before() - 1, head) : head;
    return step(new Page(wanted, room.board(), last), STEPS).map(Page::json);
  }

  private Future<Page> step(Page page, int left) {
    if (page.isDone() || left == 0) return Future.succeededFuture(page);
    long after = Math.max(0, page.last - STEP);
    return store
        .read(room.id().value(), after, STEP)
        .compose(entries -> loop.onWorker(() -> page.take(entries, after), false))
        .compose(done -> done.wasCut() ? archived(done) : Future.succeededFuture(done))
        .compose(done -> step(page, left - 1));
  }

  /** Goes on in the piece of the archive that holds the version the log no longer has; none for a board that began there. */
  private Future<Page> archived(Page page) {
    String board = room.id().value();
    return store
        .archive()
        .pieces(board)
        .compose(pieces -> pieces.stream()
            .filter(piece -> piece.kind() == Piece.Kind.SEGMENT
                && piece.after() < page.last
                && piece.to() >= page.last)
            .findFirst()
            .map(piece -> store
                .archive()
                .read(board, piece)
                .compose(bytes -> loop.onWorker(
                    () -> page.take(entries(board, piece, bytes), piece.after()), false)))
            .orElse(Future.succeededFuture(page)));
  }

  private static List<LogEntry> entries(String board, Piece piece, Buffer bytes) {
    try {
      return ArchiveCodec.entries(bytes);
    } catch (IOException bad) {
      throw new DamagedArchive(board, piece.name() + " cannot be read: " + bad.getMessage());
    }
  }

  /** What was found so far. */
  private static final class Page {
    private final Wanted wanted;
    private final Board board;
    private final List<JsonNode> found = new ArrayList<>();
    /** The last version that was not looked at. */
    private long last;

    private boolean begins;
    /** A change was met that is older than what is asked for. */
    private boolean early;

    Page(Wanted wanted, Board board, long last) {
      this.wanted = wanted;
      this.board = board;
      this.last = last;
      begins = last == 0;
    }

    boolean isDone() {
      return begins || found.size() >= wanted.most();
    }

    /** Whether the log ended before the board began. */
    boolean wasCut() {
      return begins && last > 0 && !early;
    }

    /** Takes what the log holds above a version, as far as there is room. */
    Page take(List<LogEntry> entries, long after) throws StrictJson.NotJson {
      begins = false;
      List<JsonNode> changes = new ArrayList<>();
      for (LogEntry entry : entries) {
        if (entry.from() > last) break;
        for (JsonNode change : ChangeCodec.entries(CatchUp.seen(entry).getBytes())) {
          long version = change.path("version").asLong();
          if (version > after && version <= last) changes.add(change);
        }
      }
      Collections.reverse(changes);
      for (JsonNode change : changes) {
        if (found.size() >= wanted.most()) return this;
        early = change.path("at").asLong() < wanted.since();
        if (early) {
          begins = true;
          return this;
        }
        last = change.path("version").asLong() - 1;
        boolean fits =
            wanted.about().isEmpty() || touches(change, wanted.about().get());
        if (fits && wanted.isWithin(change)) found.add(change);
      }
      // Less than what lies in between: the log was cut there.
      begins = last > after || after == 0;
      if (!begins) last = after;
      return this;
    }

    private boolean touches(JsonNode change, EntityId thing) {
      return Stream.of("put", "set", "edit", "remove")
          .flatMap(list -> StreamSupport.stream(change.path(list).spliterator(), false))
          .map(each ->
              EntityId.of(each.isTextual() ? each.asText() : each.path("id").asText()))
          .anyMatch(id ->
              id.equals(thing) || id.owner().equals(Optional.of(thing)) || belongs(id, thing));
    }

    private boolean belongs(EntityId id, EntityId thing) {
      Optional<Entity> entity = board.entry(id).map(BoardEntry::entity);
      if (entity.isEmpty()) return false;
      EntityShape shape = EntityShape.of(entity.get().getClass());
      return Links.of(entity.get().getClass()).owners().stream()
          .anyMatch(
              field -> thing.equals(shape.value(entity.get(), shape.names().indexOf(field))));
    }

    Buffer json() {
      String list = String.join(",", found.stream().map(JsonNode::toString).toList());
      String json =
          "{\"from\":" + (last + 1) + ",\"begins\":" + begins + ",\"list\":[" + list + "]}";
      return Buffer.buffer(json.getBytes(StandardCharsets.UTF_8));
    }
  }
}
