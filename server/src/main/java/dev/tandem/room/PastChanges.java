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
import dev.tandem.store.BoardStore;
import dev.tandem.store.LogEntry;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads a board's log from its end towards its beginning, in pages. */
final class PastChanges {
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
   * The changes before a version, the last one first.
   *
   * @param before 0: from the end
   * @param most how many at most
   * @param about only those that touched this thing, or what belongs to it
   * @return {@code {"list", "from", "begins"}}: all from version {@code from} on was looked at, the next page ends before it;
   *     {@code begins}: nothing older is kept
   */
  Future<Buffer> before(long before, int most, Optional<EntityId> about) {
    long head = room.head().version();
    long last = before > 0 ? Math.min(before - 1, head) : head;
    return step(new Page(most, about, room.board(), last), STEPS).map(Page::json);
  }

  private Future<Page> step(Page page, int left) {
    if (page.isDone() || left == 0) return Future.succeededFuture(page);
    long after = Math.max(0, page.last - STEP);
    return store
        .read(room.id().value(), after, STEP)
        .compose(entries -> loop.onWorker(() -> page.take(entries, after), false))
        .compose(done -> step(page, left - 1));
  }

  /** What was found so far. */
  private static final class Page {
    private final int most;
    private final Optional<EntityId> about;
    private final Board board;
    private final List<JsonNode> found = new ArrayList<>();
    /** The last version that was not looked at. */
    private long last;

    private boolean begins;

    Page(int most, Optional<EntityId> about, Board board, long last) {
      this.most = most;
      this.about = about;
      this.board = board;
      this.last = last;
      begins = last == 0;
    }

    boolean isDone() {
      return begins || found.size() >= most;
    }

    /** Takes what the log holds above a version, as far as there is room. */
    Page take(List<LogEntry> entries, long after) throws StrictJson.NotJson {
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
        if (found.size() >= most) return this;
        last = change.path("version").asLong() - 1;
        if (about.isEmpty() || touches(change, about.get())) found.add(change);
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
