package dev.tandem.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.Entity;
import dev.tandem.domain.board.EntityId;
import dev.tandem.protocol.BadField;
import dev.tandem.protocol.EntityCodec;
import dev.tandem.protocol.Ids;
import dev.tandem.protocol.StrictJson;
import dev.tandem.protocol.Wire;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/** A whole board as JSON: {@code {"format":"tandem","version":1,"entities":[...]}}. */
public final class TandemJson {
  private static final String FORMAT = "tandem";
  private static final int VERSION = 1;

  private final int mostRows;
  private final Supplier<EntityId> ids;

  /** A reader of files with at most so many entities; {@code ids} gives new ids for those that are taken. */
  public TandemJson(int mostRows, Supplier<EntityId> ids) {
    this.mostRows = mostRows;
    this.ids = ids;
  }

  /** Writes a board. Equal boards give equal bytes: entities stand by kind and id, fields in one order. */
  public static byte[] export(Board board) {
    List<Entity> entities = board
        .all()
        .sorted(Comparator.comparing(Entity::kind).thenComparing(Entity::id))
        .toList();
    return Wire.bytes(json -> {
      json.writeStartObject();
      json.writeStringField("format", FORMAT);
      json.writeNumberField("version", VERSION);
      json.writeArrayFieldStart("entities");
      for (Entity entity : entities) EntityCodec.write(json, entity);
      json.writeEndArray();
      json.writeEndObject();
    });
  }

  /**
   * Plans a file for a board.
   *
   * @throws BadFile when it is not an export of ours, or has too many entities
   */
  public ImportPlan plan(byte[] file, Board board) throws BadFile {
    JsonNode entities = entities(file);
    if (entities.size() > mostRows * 4L) {
      throw BadFile.tooLarge("entities", "The file has more than " + mostRows * 4L + " entities.");
    }
    List<JsonPlan.Numbered> read = new ArrayList<>();
    List<ImportReport.RefusedRow> refused = new ArrayList<>();
    int line = 0;
    for (JsonNode entity : entities) {
      line++;
      try {
        if (!entity.isObject())
          throw new BadField(
              dev.tandem.domain.board.RefusalCode.INVALID, "kind", "It must be an object.");
        read.add(new JsonPlan.Numbered(line, EntityCodec.read(entity, Ids.STRICT)));
      } catch (BadField bad) {
        refused.add(new ImportReport.RefusedRow(line, bad.field(), bad.getMessage()));
      }
    }
    return new JsonPlan(board, ids).of(read, refused);
  }

  private static JsonNode entities(byte[] file) throws BadFile {
    JsonNode root;
    try {
      root = StrictJson.parse(file, startAfterMark(file), file.length);
    } catch (StrictJson.NotJson bad) {
      throw BadFile.invalid("file", bad.getMessage());
    }
    if (!root.isObject() || !FORMAT.equals(root.path("format").textValue())) {
      throw BadFile.invalid("format", "This is not a board that Tandem exported.");
    }
    if (!root.path("version").isIntegralNumber() || root.path("version").longValue() != VERSION) {
      throw BadFile.invalid("version", "This server reads version " + VERSION + " of the format.");
    }
    if (!root.path("entities").isArray()) throw BadFile.invalid("entities", "It must be a list.");
    return root.path("entities");
  }

  /** Some editors put a byte order mark before UTF-8. */
  private static int startAfterMark(byte[] file) {
    boolean mark = file.length >= 3
        && file[0] == (byte) 0xEF
        && file[1] == (byte) 0xBB
        && file[2] == (byte) 0xBF;
    return mark ? 3 : 0;
  }
}
