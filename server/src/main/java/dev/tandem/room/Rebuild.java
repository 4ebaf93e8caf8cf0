package dev.tandem.room;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.BoardEntry;
import dev.tandem.domain.board.EntityId;
import dev.tandem.protocol.BadField;
import dev.tandem.protocol.ChangeCodec;
import dev.tandem.protocol.EntityCodec;
import dev.tandem.protocol.Payload;
import dev.tandem.protocol.StrictJson;
import dev.tandem.store.LogEntry;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A board made again from stored values and the log after them: pure, for a worker. */
final class Rebuild {
  private Board board;
  private String tag;

  /** Begins with a board of a version, from its stored values; none for a board that is empty. */
  Rebuild(EntityId id, long version, String tag, List<Buffer> values) {
    List<BoardEntry> entries = new ArrayList<>(values.size());
    for (Buffer value : values) entries.add(entry(value));
    board = Board.of(id, version, entries.stream());
    this.tag = tag;
  }

  private static BoardEntry entry(Buffer value) {
    try {
      return EntityCodec.stored(value.getBytes());
    } catch (BadField | StrictJson.NotJson bad) {
      throw new RoomTrouble.Damaged("A stored entity cannot be read: " + bad.getMessage());
    }
  }

  Board board() {
    return board;
  }

  /** Tag of the board; within a batch that of what was followed of it. */
  String tag() {
    return tag;
  }

  /**
   * Follows an entry up to a version.
   *
   * @throws RoomTrouble.Damaged when it does not continue the board, or its tag is not that of its payload
   */
  void follow(LogEntry entry, long upTo) {
    if (entry.from() != board.version() + 1 || !entry.previousTag().equals(tag)) {
      throw new RoomTrouble.Damaged("The log does not go on from version " + board.version() + ".");
    }
    if (!Tags.next(tag, entry.payload()).equals(entry.tag()))
      throw new RoomTrouble.Damaged("The log was changed at version " + entry.to() + ".");
    try {
      Payload payload = Payload.of(entry.payload());
      for (JsonNode op : ChangeCodec.entries(payload.entries().getBytes())) {
        long version = op.path("version").asLong();
        if (version <= upTo) board = board.evolve(version, ChangeCodec.read(op, payload, board));
      }
    } catch (BadField | StrictJson.NotJson bad) {
      throw new RoomTrouble.Damaged(
          "The log cannot be read at version " + entry.to() + ": " + bad.getMessage());
    }
    tag = entry.tag();
  }

  /** The stored values of all entities of a board, removed ones too, by id. */
  static List<Buffer> values(Board board) {
    return board
        .entries()
        .sorted(Comparator.comparing(entry -> entry.entity().id().value()))
        .map(entry -> Buffer.buffer(EntityCodec.stored(entry)))
        .toList();
  }
}
