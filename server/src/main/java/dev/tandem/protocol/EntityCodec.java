package dev.tandem.protocol;

import static dev.tandem.protocol.BadField.invalid;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.domain.Catalogue;
import dev.tandem.domain.board.BoardEntry;
import dev.tandem.domain.board.Entity;
import dev.tandem.domain.board.EntityShape;
import dev.tandem.domain.board.Veiled;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** Entities between JSON and records: on the wire, and as they are stored with the version of each field. */
public final class EntityCodec {
  private EntityCodec() {}

  /** Writes an entity flat, as everybody may see it: kind, id, fields, but none that is {@link Veiled} or internal. */
  public static void write(JsonGenerator json, Entity entity) throws IOException {
    fields(json, Veiled.seen(entity), false);
  }

  private static void fields(JsonGenerator json, Entity entity, boolean internal)
      throws IOException {
    json.writeStartObject();
    EntityShape shape = EntityShape.of(entity.getClass());
    json.writeStringField("kind", shape.kind());
    json.writeStringField("id", entity.id().value());
    for (int field = 0; field < shape.names().size(); field++) {
      Object value = shape.value(entity, field);
      if (value == null || shape.internal(field) && !internal) continue;
      json.writeFieldName(shape.names().get(field));
      RecordWriter.value(json, value);
    }
    json.writeEndObject();
  }

  /** Reads an entity. Unknown kinds and fields are refused. */
  public static Entity read(JsonNode entity, Ids ids) throws BadField {
    Class<? extends Entity> type = type(entity);
    return RecordReader.of(type).read(entity, "kind", ids, type);
  }

  private static Class<? extends Entity> type(JsonNode entity) throws BadField {
    JsonNode kind = entity.get("kind");
    Class<? extends Entity> type =
        kind == null || !kind.isTextual() ? null : Catalogue.entity(kind.textValue());
    if (type == null) throw invalid("kind", "There is no such kind of thing.");
    return type;
  }

  /** The same entity with the fields of a {@code set} changed; null makes one absent. */
  static Entity patch(Entity entity, JsonNode fields) throws BadField {
    return RecordReader.of(entity.getClass()).patch(entity, fields, entity.getClass());
  }

  /** A whole board as {@code GET /api/boards/{b}} answers it: where it stands and its entities. */
  public static byte[] board(String epoch, long version, String tag, Stream<Entity> entities) {
    return Wire.bytes(json -> {
      json.writeStartObject();
      json.writeStringField("epoch", epoch);
      json.writeNumberField("version", version);
      json.writeStringField("tag", tag);
      json.writeArrayFieldStart("entities");
      for (Iterator<Entity> all = entities.iterator(); all.hasNext(); ) write(json, all.next());
      json.writeEndArray();
      json.writeEndObject();
    });
  }

  /** An entry as it is stored: {@code {"e": entity, "v": [version of each field], "r": removed}}. */
  public static byte[] stored(BoardEntry entry) {
    return Wire.bytes(json -> {
      json.writeStartObject();
      json.writeFieldName("e");
      fields(json, entry.entity(), true);
      json.writeObjectFieldStart("v");
      List<String> names = EntityShape.of(entry.entity().getClass()).names();
      for (int field = 0; field < names.size(); field++)
        json.writeNumberField(names.get(field), entry.versions()[field]);
      json.writeEndObject();
      if (!entry.present()) json.writeNumberField("r", entry.removed());
      json.writeEndObject();
    });
  }

  /** Reads what {@link #stored} wrote; a field that was not known then has version 0. */
  public static BoardEntry stored(byte[] bytes) throws BadField, StrictJson.NotJson {
    JsonNode node = StrictJson.parse(bytes, 0, bytes.length);
    Entity entity = read(node.path("e"), Ids.ANY);
    List<String> names = EntityShape.of(entity.getClass()).names();
    long[] versions = new long[names.size()];
    for (int field = 0; field < versions.length; field++) {
      versions[field] = node.path("v").path(names.get(field)).asLong();
    }
    return new BoardEntry(entity, versions, node.path("r").asLong());
  }
}
