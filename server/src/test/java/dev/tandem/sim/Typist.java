package dev.tandem.sim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.sim.page.Copy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Ops as people do them, on a board that stays small; most can be done, some not any more when they arrive. */
public final class Typist {
  private static final int LEAST = 10;
  private static final int MOST = 24;

  private final Random random;
  private final Map<String, List<String>> ids = new HashMap<>();
  private long made;
  private Copy seen;

  /** @param random where chance comes from */
  public Typist(Random random) {
    this.random = random;
    for (String kind : List.of("story", "lane", "initiative", "criterion"))
      ids.put(kind, new ArrayList<>());
  }

  /** The next op of somebody who sees this board. */
  public JsonNode next(Copy board) {
    seen = board;
    int stories = ids.get("story").size();
    int dice = random.nextInt(100);
    if (stories < LEAST || dice < 14 && stories < MOST)
      return op("createStory", fresh("story")).put("title", words());
    if (dice < 28) return op("removeStory", gone());
    if (dice < 48) return after(op("moveStory", some("story")));
    if (dice < 62) return op("setStoryTitle", some("story")).put("title", words());
    if (dice < 72)
      return op("setStoryPoints", some("story")).put("points", random.nextInt(40) / 4.0);
    if (dice < 80)
      return op("labelStory", some("story"))
          .put("label", "l" + random.nextInt(4))
          .put("on", random.nextBoolean());
    if (dice < 85)
      return op("addCriterion", fresh("criterion"))
          .put("story", some("story"))
          .put("text", words());
    if (dice < 90) return op("checkCriterion", some("criterion")).put("done", random.nextBoolean());
    if (dice < 93) return edit(board);
    if (ids.get("lane").size() < 3) return op("createLane", fresh("lane")).put("title", words());
    if (dice < 96 && ids.get("initiative").size() < 8)
      return op("createInitiative", fresh("initiative"))
          .put("title", words())
          .put("lane", some("lane"));
    return op("setInitiativeTitle", some("initiative")).put("title", words());
  }

  /** An undo of a title. */
  JsonNode undo(Copy board) {
    seen = board;
    return op("setStoryTitle", some("story")).put("title", words());
  }

  private ObjectNode edit(Copy board) {
    String id = some("story") + ".description";
    JsonNode text = board.find(id);
    int length = text == null ? 0 : text.path("value").asText().length();
    int at = random.nextInt(length + 1);
    ArrayNode delta = JsonNodeFactory.instance.arrayNode();
    if (at > 0) delta.add(at);
    delta.add(JsonNodeFactory.instance.arrayNode().add(0).add(words() + "é"));
    if (length > at) delta.add(length - at);
    ObjectNode op =
        op("editText", id).put("base", text == null ? 0 : text.path("version").longValue());
    op.set("delta", delta);
    return op;
  }

  private ObjectNode after(ObjectNode op) {
    return random.nextInt(4) == 0 ? op : op.put("after", some("story"));
  }

  static ObjectNode op(String type, String id) {
    return JsonNodeFactory.instance.objectNode().put("type", type).put("id", id);
  }

  private String words() {
    return "w" + random.nextInt(1000);
  }

  private String fresh(String kind) {
    String number = Long.toString(++made);
    String id = "01J" + "0".repeat(23 - number.length()) + number;
    List<String> known = ids.get(kind);
    known.add(id);
    if (kind.equals("criterion") && known.size() > MOST) known.remove(0);
    return id;
  }

  private String gone() {
    List<String> stories = ids.get("story");
    return stories.remove(random.nextInt(stories.size()));
  }

  /** One that this person sees, most of the time: what was made just now, or refused, is not there. */
  private String some(String kind) {
    List<String> known = ids.get(kind);
    String id = "01J" + "9".repeat(23);
    for (int tries = 0; tries < 4 && !known.isEmpty(); tries++) {
      id = known.get(random.nextInt(known.size()));
      if (seen.find(id) != null) return id;
    }
    return id;
  }
}
