package dev.tandem.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.domain.board.Entity;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.EntityShape;
import dev.tandem.domain.board.Veiled;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A batch as the log holds it: the entries everybody may see ({@link ChangeCodec}), then, if there are veiled fields in
 * it, a line break and what those became. Only the first part ever goes to a client; other nodes follow both.
 */
public final class Payload {
  /** Compact JSON holds no line break. */
  private static final byte BREAK = '\n';

  private final Buffer stored;
  private final int end;

  private Payload(Buffer stored, int end) {
    this.stored = stored;
    this.end = end;
  }

  /** What the veiled fields of an entity became with the op of a version; an absent value is null. */
  public record Secret(long version, EntityId id, Map<String, Object> fields) {
    /** The veiled fields of an entity, empty when it has none. */
    public static Optional<Secret> of(long version, Entity entity) {
      if (!(entity instanceof Veiled veiled) || veiled.veiled().isEmpty()) return Optional.empty();
      EntityShape shape = EntityShape.of(entity.getClass());
      Map<String, Object> fields = new LinkedHashMap<>();
      for (String name : veiled.veiled())
        fields.put(name, shape.value(entity, shape.names().indexOf(name)));
      return Optional.of(new Secret(version, entity.id(), fields));
    }
  }

  /** A batch from its public entries and its secrets. */
  public static Payload of(Buffer entries, List<Secret> secrets) {
    if (secrets.isEmpty()) return new Payload(entries, entries.length());
    int end = entries.length();
    byte[] veiled = Wire.bytes(json -> RecordWriter.value(json, secrets));
    return new Payload(entries.appendByte(BREAK).appendBytes(veiled), end);
  }

  /** A batch as it was stored. */
  public static Payload of(Buffer stored) {
    byte[] bytes = stored.getBytes();
    int at = 0;
    while (at < bytes.length && bytes[at] != BREAK) at++;
    return new Payload(stored, at);
  }

  /** All of it, as it is stored and handed to other nodes. */
  public Buffer stored() {
    return stored;
  }

  /** What clients get. */
  public Buffer entries() {
    return end == stored.length() ? stored : stored.slice(0, end);
  }

  /** The entities with veiled fields in it, an id for each change of one. */
  public Stream<EntityId> ids() throws StrictJson.NotJson {
    List<EntityId> ids = new ArrayList<>();
    for (JsonNode secret : secrets()) ids.add(new EntityId(secret.path("id").asText()));
    return ids.stream();
  }

  /** {@code {version, id, fields}} of each secret. */
  Iterable<JsonNode> secrets() throws StrictJson.NotJson {
    return end == stored.length()
        ? List.of()
        : StrictJson.parse(stored.getBytes(), end + 1, stored.length());
  }
}
