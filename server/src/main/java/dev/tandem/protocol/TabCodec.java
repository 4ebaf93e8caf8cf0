package dev.tandem.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Hat;
import dev.tandem.protocol.ServerMessage.Tab;
import java.util.Arrays;
import java.util.Optional;

/** One entry of a presence list, as nodes tell one another. */
public final class TabCodec {
  private TabCodec() {}

  /** The entry of a tab that left. */
  public static Tab gone(String tab) {
    return new Tab(
        tab,
        Optional.of(true),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Whose tab it is, or that it is gone; nothing of what is looked at in it. */
  public static Tab named(Tab tab) {
    return new Tab(
        tab.tab(),
        tab.gone(),
        tab.member(),
        tab.name(),
        tab.hat(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Reads an entry another node wrote. */
  public static Tab read(JsonNode node) {
    if (node.path("gone").asBoolean()) return gone(node.path("tab").asText());
    JsonNode drag = node.path("drag");
    JsonNode over = drag.path("over");
    return new Tab(
        node.path("tab").asText(),
        Optional.empty(),
        text(node, "member").map(EntityId::new),
        text(node, "name"),
        text(node, "hat").flatMap(TabCodec::hat),
        text(node, "view"),
        text(node, "card").map(EntityId::new),
        text(node, "field"),
        text(drag, "id")
            .map(id -> new ClientMessage.Drag(
                new EntityId(id),
                text(over, "view")
                    .map(view ->
                        new ClientMessage.Over(view, text(over, "after").map(EntityId::new))))),
        caret(node));
  }

  /** The caret of a presence message; empty: there is none, or it is no caret. */
  static Optional<ClientMessage.Caret> caret(JsonNode node) {
    JsonNode caret = node.path("caret");
    long version = place(caret, "version");
    long anchor = place(caret, "anchor");
    long head = place(caret, "head");
    return Math.min(version, Math.min(anchor, head)) < 0
        ? Optional.empty()
        : Optional.of(new ClientMessage.Caret(version, anchor, head));
  }

  private static long place(JsonNode caret, String field) {
    JsonNode place = caret.path(field);
    return place.isIntegralNumber() && place.canConvertToLong() ? place.longValue() : -1;
  }

  private static Optional<Hat> hat(String word) {
    return Arrays.stream(Hat.values()).filter(hat -> hat.wire().equals(word)).findFirst();
  }

  private static Optional<String> text(JsonNode node, String field) {
    return Optional.ofNullable(node.get(field)).map(JsonNode::textValue);
  }
}
