package dev.tandem.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A board as a client keeps it: snapshots and changes applied, no op known. Throws when a version is missing or comes
 * twice, so that a test cannot overlook it.
 */
public final class BoardCopy {
  /** An op that is in the board. */
  public record Done(String client, long n) {}

  private final Map<String, ObjectNode> entities = new TreeMap<>();
  private final Map<String, ObjectNode> parts = new TreeMap<>();
  private final Map<Done, Long> done = new HashMap<>();
  private final List<String> ops = new ArrayList<>();
  private int partsSeen;
  private int wentBack;
  private String epoch;
  private long version = -1;
  private String tag;

  /** Whether a snapshot or changes came yet. */
  public boolean isBlank() {
    return version < 0;
  }

  /** The version it is at, -1 for none. */
  public long version() {
    return version;
  }

  /** What a {@code hello} says about it. */
  public ObjectNode have() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("epoch", epoch)
        .put("version", version)
        .put("tag", tag);
  }

  /** How often a snapshot was older than what was there. */
  public int wentBack() {
    return wentBack;
  }

  /** Stands at a version without knowing what is on the board, to see only what comes after it. */
  public void startAt(String atEpoch, long atVersion, String atTag) {
    epoch = atEpoch;
    version = atVersion;
    tag = atTag;
  }

  /** Entities by id; equal maps are equal boards. */
  public Map<String, ObjectNode> entities() {
    return Map.copyOf(entities);
  }

  /** A field of an entity as text, null when there is none. */
  public String text(String id, String field) {
    ObjectNode entity = entities.get(id);
    return entity == null || !entity.has(field) ? null : entity.get(field).asText();
  }

  /** The version at which an op was done, null when it was not among the changes that came. */
  public Long doneAt(String client, long n) {
    return done.get(new Done(client, n));
  }

  /** Names of the ops that came as changes, in order. */
  public List<String> ops() {
    return List.copyOf(ops);
  }

  /** Applies a message; others than snapshot, changes and reset (then ops may be done anew) are ignored. */
  public void take(JsonNode message) {
    switch (message.path("t").asText()) {
      case "snapshot" -> snapshot(message);
      case "changes" -> changes(message);
      case "reset" -> done.clear();
      default -> {}
    }
  }

  private void snapshot(JsonNode message) {
    if (message.get("part").intValue() != partsSeen + 1) {
      throw new AssertionError("part " + message.get("part") + " after " + partsSeen);
    }
    for (JsonNode entity : message.get("entities")) {
      if (parts.put(entity.get("id").textValue(), entity.deepCopy()) != null) {
        throw new AssertionError("twice in a snapshot: " + entity.get("id"));
      }
    }
    partsSeen++;
    if (partsSeen < message.get("of").intValue()) return;
    entities.clear();
    entities.putAll(parts);
    parts.clear();
    partsSeen = 0;
    long at = message.get("version").longValue();
    if (at < version) {
      wentBack++;
      done.values().removeIf(when -> when > at);
    }
    epoch = message.get("epoch").textValue();
    version = at;
    tag = message.get("tag").textValue();
  }

  private void changes(JsonNode message) {
    if (message.get("from").longValue() != version + 1) {
      throw new AssertionError("changes from " + message.get("from") + " at version " + version);
    }
    for (JsonNode change : message.get("list")) {
      if (change.get("version").longValue() != version + 1) {
        throw new AssertionError("version " + change.get("version") + " after " + version);
      }
      apply(change);
      version++;
    }
    if (message.get("to").longValue() != version) {
      throw new AssertionError("changes to " + message.get("to") + " end at " + version);
    }
    tag = message.get("tag").textValue();
  }

  private void apply(JsonNode change) {
    Done op = new Done(change.get("client").textValue(), change.get("n").longValue());
    if (done.put(op, change.get("version").longValue()) != null) {
      throw new AssertionError("done twice: " + op);
    }
    ops.add(change.get("op").textValue());
    for (JsonNode put : change.path("put")) entities.put(put.get("id").textValue(), put.deepCopy());
    for (JsonNode set : change.path("set")) {
      ObjectNode entity = known(set);
      for (Map.Entry<String, JsonNode> field : set.get("fields").properties()) {
        if (field.getValue().isNull()) entity.remove(field.getKey());
        else entity.set(field.getKey(), field.getValue());
      }
    }
    for (JsonNode gone : change.path("remove")) {
      if (entities.remove(gone.textValue()) == null)
        throw new AssertionError("removed twice: " + gone);
    }
    for (JsonNode edit : change.path("edit")) {
      ObjectNode text = known(edit);
      text.put("value", edited(text.path("value").asText(), (ArrayNode) edit.get("delta")));
      text.set("version", edit.get("version"));
    }
  }

  private ObjectNode known(JsonNode change) {
    ObjectNode entity = entities.get(change.get("id").textValue());
    if (entity == null) throw new AssertionError("changed, but not there: " + change.get("id"));
    return entity;
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
    if (at != text.length())
      throw new AssertionError("an edit of " + at + " in a text of " + text.length());
    return result.toString();
  }
}
