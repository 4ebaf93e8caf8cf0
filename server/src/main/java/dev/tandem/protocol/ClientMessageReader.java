package dev.tandem.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.domain.board.EntityId;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the frames of clients. */
public final class ClientMessageReader {
  private static final Pattern CLIENT = Pattern.compile("[0-9a-f]{32}");
  private static final int WORD = 64;

  private final OpsReader ops;

  /** A reader with the limits of a server. */
  public ClientMessageReader(OpsReader ops) {
    this.ops = ops;
  }

  /** The frame is not in our protocol: the connection ends with 4400 and this sentence. */
  public static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    Malformed(String message) {
      super(message, null, false, false);
    }
  }

  /** Whether a text is the id of a tab: 32 small hex digits. */
  public static boolean isClient(String text) {
    return CLIENT.matcher(text).matches();
  }

  /** Reads one binary frame. */
  public ClientMessage read(Buffer frame) throws Malformed {
    if (frame.length() == 0) throw new Malformed("The frame is empty.");
    if (frame.getByte(0) != Wire.PLAIN) throw new Malformed("The first byte of a frame must be 0.");
    byte[] bytes = frame.getBytes();
    try {
      JsonNode message = StrictJson.parse(bytes, 1, bytes.length);
      JsonNode name = message.get("t");
      if (!message.isObject() || name == null || !name.isTextual()) {
        throw new Malformed("A message is an object with a text t.");
      }
      return switch (name.textValue()) {
        case "hello" -> hello(message);
        case "ops" ->
          new ClientMessage.Ops(
              ops.read(message.get("list"), bytes.length),
              message.path("together").asBoolean(false));
        case "presence" -> presence(message);
        case "preview" -> preview(message, bytes.length);
        case "beat" -> new ClientMessage.Beat(whole(message, "heard"));
        default -> new ClientMessage.Unknown();
      };
    } catch (StrictJson.NotJson | OpsReader.NoNumber e) {
      throw new Malformed(e.getMessage());
    }
  }

  private static ClientMessage hello(JsonNode message) throws Malformed {
    long v = whole(message, "v").orElseThrow(() -> new Malformed("hello needs a number v."));
    String client = text(message, "client").orElse("");
    if (!isClient(client)) throw new Malformed("hello needs a client of 32 hex digits.");
    String ticket =
        text(message, "ticket").orElseThrow(() -> new Malformed("hello needs a ticket."));
    JsonNode have = message.path("have");
    Optional<Long> version = whole(have, "version");
    Optional<String> epoch = text(have, "epoch");
    Optional<String> tag = text(have, "tag");
    return new ClientMessage.Hello(
        v,
        text(message, "build").orElse(""),
        client,
        ticket,
        version.isPresent() && epoch.isPresent() && tag.isPresent()
            ? Optional.of(new ClientMessage.Have(epoch.get(), version.get(), tag.get()))
            : Optional.empty(),
        range(message.path("pending")));
  }

  private static Optional<ClientMessage.Range> range(JsonNode pending) {
    if (pending.size() != 2) return Optional.empty();
    Optional<Long> first = whole(pending.path(0)).filter(n -> n >= 1);
    Optional<Long> last = whole(pending.path(1));
    return first.isPresent() && last.filter(n -> n >= first.get()).isPresent()
        ? Optional.of(new ClientMessage.Range(first.get(), last.get()))
        : Optional.empty();
  }

  /** Without a number to answer under, or ops, nobody could be told anything. */
  private ClientMessage preview(JsonNode message, int bytes) {
    JsonNode list = message.path("ops");
    return whole(message, "q")
        .filter(q -> list.isArray())
        .<ClientMessage>map(q -> new ClientMessage.Preview(q, ops.plain(list, bytes)))
        .orElseGet(ClientMessage.Unknown::new);
  }

  private static ClientMessage presence(JsonNode message) {
    JsonNode drag = message.path("drag");
    JsonNode over = drag.path("over");
    return new ClientMessage.Presence(
        word(message, "view"),
        word(message, "card").map(EntityId::new),
        word(message, "field"),
        word(drag, "id")
            .map(id -> new ClientMessage.Drag(
                new EntityId(id),
                word(over, "view")
                    .map(view ->
                        new ClientMessage.Over(view, word(over, "after").map(EntityId::new))))),
        TabCodec.caret(message));
  }

  private static Optional<String> word(JsonNode node, String field) {
    return text(node, field).filter(text -> text.length() <= WORD);
  }

  private static Optional<String> text(JsonNode node, String field) {
    return Optional.ofNullable(node.get(field))
        .filter(JsonNode::isTextual)
        .map(JsonNode::textValue);
  }

  private static Optional<Long> whole(JsonNode node, String field) {
    return whole(node.path(field));
  }

  private static Optional<Long> whole(JsonNode value) {
    boolean fits = value.isIntegralNumber()
        && value.canConvertToLong()
        && value.longValue() >= 0
        && value.longValue() <= Wire.LARGEST;
    return fits ? Optional.of(value.longValue()) : Optional.empty();
  }
}
