package dev.tandem.testing;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;

/** Ops as people might do them, sensible and not, made from what a client sees; the same for the same seed and board. */
public final class PageOps {
  private static final String[] HORIZONS = {"now", "next", "later"};

  private final Random random;
  private final String prefix;
  private int made;

  /**
   * @param random where chance comes from
   * @param author a digit that sets this author's ids apart
   */
  public PageOps(Random random, int author) {
    this.random = random;
    prefix = "01J" + author;
  }

  /** An op on the board as this client sees it. */
  public ObjectNode next(BoardCopy board) {
    return switch (random.nextInt(14)) {
      case 0, 1, 2 -> after(op("createStory", fresh()).put("title", words()), board, "story");
      case 3, 4 -> after(op("moveStory", some(board, "story")), board, "story");
      case 5 -> op("setStoryTitle", some(board, "story")).put("title", words());
      case 6 -> op("setStoryPoints", some(board, "story")).put("points", random.nextInt(40) / 4.0);
      case 7 ->
        op("labelStory", some(board, "story"))
            .put("label", "l" + random.nextInt(4))
            .put("on", random.nextBoolean());
      case 8 ->
        random.nextInt(3) > 0
            ? after(
                op("addCriterion", fresh()).put("story", some(board, "story")).put("text", words()),
                board,
                "criterion")
            : op("removeStory", some(board, "story"));
      case 9 -> op("checkCriterion", some(board, "criterion")).put("done", random.nextBoolean());
      case 10 -> edit(board);
      case 11 -> after(op("createLane", fresh()).put("title", words()), board, "lane");
      case 12 ->
        op("createInitiative", fresh()).put("title", words()).put("lane", some(board, "lane"));
      default ->
        op("moveInitiative", some(board, "initiative"))
            .put("lane", some(board, "lane"))
            .put("horizon", HORIZONS[random.nextInt(HORIZONS.length)]);
    };
  }

  private ObjectNode edit(BoardCopy board) {
    String id = some(board, "story") + ".description";
    String text = board.text(id, "value");
    int length = text == null ? 0 : text.length();
    int at = random.nextInt(length + 1);
    ArrayNode delta = JsonNodeFactory.instance.arrayNode();
    if (at > 0) delta.add(at);
    delta.add(JsonNodeFactory.instance.arrayNode().add(0).add(words()).add("é😀"));
    if (length > at) delta.add(length - at);
    ObjectNode op = op("editText", id)
        .put("base", text == null ? 0 : Long.parseLong(board.text(id, "version")));
    op.set("delta", delta);
    return op;
  }

  private ObjectNode after(ObjectNode op, BoardCopy board, String kind) {
    return random.nextInt(4) == 0 ? op : op.put("after", some(board, kind));
  }

  private static ObjectNode op(String type, String id) {
    return JsonNodeFactory.instance.objectNode().put("type", type).put("id", id);
  }

  private String words() {
    return "w" + random.nextInt(1000);
  }

  private String fresh() {
    return prefix + "%022d".formatted(++made);
  }

  /** Now and then one that is not there. */
  private String some(BoardCopy board, String kind) {
    List<String> ids = board.entities().entrySet().stream()
        .filter(entry -> entry.getValue().get("kind").textValue().equals(kind))
        .map(java.util.Map.Entry::getKey)
        .sorted()
        .toList();
    if (ids.isEmpty() || random.nextInt(50) == 0) return prefix + "%022d".formatted(999_999);
    return ids.get(random.nextInt(ids.size()));
  }
}
