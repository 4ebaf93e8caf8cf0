package dev.tandem.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.domain.backlog.Text;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.Change;
import dev.tandem.domain.board.Entity;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.FieldSet;
import dev.tandem.domain.board.Hat;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.TextEdit;
import dev.tandem.domain.text.TextDelta;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One entry of a {@code changes} list. A batch's payload is such entries, comma-separated, without brackets. */
public final class ChangeCodec {
  private ChangeCodec() {}

  /**
   * Who did what when.
   *
   * @param version the board's version after it
   * @param client the tab it came from
   * @param n its number within the client
   * @param by the author
   * @param hat in which hat, empty: as the server
   * @param at ms since 1970 by the store's clock
   * @param op the name of the op
   */
  public record Stamp(
      long version, String client, long n, EntityId by, Optional<Hat> hat, long at, String op) {}

  /** Encodes one entry. */
  public static byte[] write(Stamp stamp, Change change) {
    return Wire.bytes(json -> {
      json.writeStartObject();
      RecordWriter.fields(json, stamp);
      list(json, "put", change.put());
      if (!change.set().isEmpty()) sets(json, change.set());
      list(json, "remove", change.remove());
      list(json, "edit", change.edit());
      json.writeEndObject();
    });
  }

  private static void list(JsonGenerator json, String name, List<?> list) throws IOException {
    if (list.isEmpty()) return;
    json.writeFieldName(name);
    RecordWriter.value(json, list);
  }

  private static void sets(JsonGenerator json, List<FieldSet> sets) throws IOException {
    json.writeArrayFieldStart("set");
    for (FieldSet set : sets) {
      json.writeStartObject();
      json.writeStringField("id", set.id().value());
      json.writeStringField("kind", set.kind());
      json.writeObjectFieldStart("fields");
      for (Map.Entry<String, Object> field : set.fields().entrySet()) {
        json.writeFieldName(field.getKey());
        RecordWriter.value(json, field.getValue());
      }
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** The part of a stored batch after a version: who reads from within a batch gets no change twice. */
  public static Buffer after(long version, byte[] payload) throws StrictJson.NotJson {
    List<String> later = new ArrayList<>();
    for (JsonNode entry : entries(payload)) {
      if (entry.path("version").asLong() > version) later.add(entry.toString());
    }
    return Buffer.buffer(String.join(",", later));
  }

  /** The entries of a stored batch. */
  public static JsonNode entries(byte[] payload) throws StrictJson.NotJson {
    return StrictJson.parse(
        "[" + new String(payload, java.nio.charset.StandardCharsets.UTF_8) + "]");
  }

  /**
   * What an entry that was committed elsewhere does to the board as it was before it.
   *
   * @param payload the batch it stands in, for what is veiled
   */
  public static Outcome.Changed read(JsonNode entry, Payload payload, Board board)
      throws BadField, StrictJson.NotJson {
    Map<EntityId, Entity> put = new LinkedHashMap<>();
    for (JsonNode entity : entry.path("put")) {
      Entity made = EntityCodec.read(entity, Ids.ANY);
      put.put(made.id(), made);
    }
    for (JsonNode set : entry.path("set")) {
      EntityId id = new EntityId(set.path("id").asText());
      put.put(id, EntityCodec.patch(known(put, board, id), set.path("fields")));
    }
    for (JsonNode secret : payload.secrets()) {
      if (secret.path("version").asLong() != entry.path("version").asLong()) continue;
      EntityId id = new EntityId(secret.path("id").asText());
      put.put(id, EntityCodec.patch(known(put, board, id), secret.path("fields")));
    }
    List<EntityId> remove = new ArrayList<>();
    for (JsonNode id : entry.path("remove")) remove.add(new EntityId(id.asText()));
    List<TextEdit> edits = new ArrayList<>();
    for (JsonNode edit : entry.path("edit")) {
      EntityId id = new EntityId(edit.path("id").asText());
      TextDelta delta = DeltaCodec.read(edit.path("delta"), "delta");
      long version = edit.path("version").asLong();
      edits.add(new TextEdit(id, version, delta));
      put.put(id, ((Text) known(put, board, id)).edited(delta));
    }
    return new Outcome.Changed(List.copyOf(put.values()), remove, edits);
  }

  private static Entity known(Map<EntityId, Entity> put, Board board, EntityId id) throws BadField {
    Entity known = put.get(id);
    if (known != null) return known;
    return board
        .find(id)
        .orElseThrow(
            () -> BadField.invalid("id", "The log changes " + id + ", which is not there."));
  }
}
