package dev.tandem.sim.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A confirmed board: entities by id, never changed in place, so that tabs share what they were sent (evolve.ts). */
public final class Copy {
  private static final int SHARED = 4_000;

  /** What became of an entity by a change. */
  private record Result(JsonNode before, JsonNode after) {}

  /** Tabs that were sent the very same change of the very same entity share what comes out. */
  public static final class Shared {
    private final Map<JsonNode, Result> results = new IdentityHashMap<>();
  }

  private final Map<String, JsonNode> entities = new HashMap<>();
  private final Shared shared;

  Copy(Shared shared) {
    this.shared = shared;
  }

  int size() {
    return entities.size();
  }

  /** An entity; null: it is not there. */
  public JsonNode find(String id) {
    return entities.get(id);
  }

  /** Entities by id; equal maps are equal boards. */
  public Map<String, JsonNode> entities() {
    return new TreeMap<>(entities);
  }

  void replace(List<JsonNode> parts) {
    entities.clear();
    for (JsonNode part : parts)
      for (JsonNode entity : part.path("entities"))
        entities.put(entity.path("id").textValue(), entity);
  }

  void evolve(JsonNode change) {
    for (JsonNode put : change.path("put")) entities.put(put.path("id").textValue(), put);
    for (JsonNode set : change.path("set")) set(set);
    for (JsonNode gone : change.path("remove")) entities.remove(gone.textValue());
    for (JsonNode edit : change.path("edit")) edit(edit);
  }

  private void set(JsonNode set) {
    String id = set.path("id").textValue();
    JsonNode before = entities.get(id);
    if (before == null) throw new AssertionError("changed, but not there: " + id);
    Result known = shared.results.get(set);
    if (known == null || known.before() != before) {
      if (shared.results.size() > SHARED) shared.results.clear();
      known = new Result(before, changed((ObjectNode) before, set));
      shared.results.put(set, known);
    }
    entities.put(id, known.after());
  }

  private static JsonNode changed(ObjectNode before, JsonNode set) {
    ObjectNode after = before.objectNode();
    after.setAll(before);
    for (Map.Entry<String, JsonNode> field : set.path("fields").properties()) {
      if (field.getValue().isNull()) after.remove(field.getKey());
      else after.set(field.getKey(), field.getValue());
    }
    return after;
  }

  private void edit(JsonNode edit) {
    ObjectNode text = (ObjectNode) entities.get(edit.path("id").textValue());
    if (text == null) throw new AssertionError("edited, but not there: " + edit.path("id"));
    ObjectNode after = text.deepCopy();
    after.put("value", edited(text.path("value").asText(), (ArrayNode) edit.path("delta")));
    after.set("version", edit.path("version"));
    entities.put(edit.path("id").textValue(), after);
  }

  private static String edited(String text, ArrayNode delta) {
    StringBuilder result = new StringBuilder();
    int at = 0;
    for (JsonNode part : delta) {
      int length = part.isArray() ? part.get(0).intValue() : part.intValue();
      if (!part.isArray()) result.append(text, at, at + length);
      for (int line = 1; part.isArray() && line < part.size(); line++) {
        if (line > 1) result.append('\n');
        result.append(part.get(line).textValue());
      }
      at += length;
    }
    if (at != text.length()) throw new AssertionError("an edit that does not fit its text");
    return result.toString();
  }
}
