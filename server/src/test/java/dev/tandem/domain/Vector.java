package dev.tandem.domain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.domain.backlog.EditText;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.Change;
import dev.tandem.domain.board.Entity;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Hat;
import dev.tandem.domain.board.Limits;
import dev.tandem.domain.board.Op;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.text.TextDelta;
import dev.tandem.protocol.BadField;
import dev.tandem.protocol.ChangeCodec;
import dev.tandem.protocol.EntityCodec;
import dev.tandem.protocol.Ids;
import dev.tandem.protocol.OpCodec;
import dev.tandem.protocol.StrictJson;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A test case both languages read: a board, an op, and what becomes of it.
 *
 * <ul>
 *   <li>{@code given}: the board at version 1; {@code before}: ops the owner did after that, one version each
 *   <li>{@code by}, {@code now}, {@code limits} (those that are not the default), {@code if}: as the op is decided
 *   <li>{@code then}: a change with {@code put}, {@code set}, {@code remove}, {@code edit}, lists in any order; or
 *       {@code refused} with {@code code} and {@code field}
 * </ul>
 */
record Vector(String name, JsonNode json) {
  private static final Path ROOT = root();

  /** All vectors of ops. */
  static List<Vector> ops() {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(file -> ROOT.relativize(file).getNameCount() == 3)
          .sorted()
          .map(file -> new Vector(ROOT.relativize(file).toString().replace('\\', '/'), parse(file)))
          .toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The cases of a file that holds several. */
  static Stream<JsonNode> cases(String file) {
    return elements(parse(ROOT.resolve(file)).get("cases"));
  }

  /** The folder within the one of the feature: the op's type. */
  String type() {
    return name.split("/")[1];
  }

  /** The file without its folder and ending: what the case is about. */
  String title() {
    return name.split("/")[2].replace(".json", "");
  }

  /** Whether the op is refused. */
  boolean refused() {
    return json.path("then").has("refused");
  }

  /** The board the op is decided against. */
  Board board() throws BadField {
    List<Entity> given = new ArrayList<>();
    for (JsonNode entity : json.get("given")) given.add(EntityCodec.read(entity, Ids.ANY));
    Board board = Board.empty(given.get(0).id()).evolve(1, Outcome.put(given));
    OpContext owner = new OpContext(context().member(), Set.of(Hat.OWNER), 0, Limits.DEFAULT);
    for (JsonNode op : json.path("before")) {
      Outcome outcome = board.decide(OpCodec.read(op, Ids.ANY), owner, Optional.empty());
      board = board.evolve(board.version() + 1, (Outcome.Changed) outcome);
    }
    return board;
  }

  /** The op. */
  Op op() throws BadField {
    return OpCodec.read(json.get("op"), Ids.ANY);
  }

  /** Who does it, when, and within which limits. */
  OpContext context() {
    Set<Hat> hats = EnumSet.noneOf(Hat.class);
    for (JsonNode hat : json.get("by").path("hats")) {
      hats.add(Hat.valueOf(hat.textValue().toUpperCase(Locale.ROOT)));
    }
    EntityId member = EntityId.of(json.get("by").get("member").textValue());
    return new OpContext(member, hats, json.get("now").longValue(), limits(json.path("limits")));
  }

  private static Limits limits(JsonNode some) {
    Limits all = Limits.DEFAULT;
    return new Limits(
        some.path("title").asInt(all.title()),
        some.path("text").asInt(all.text()),
        some.path("stories").asInt(all.stories()),
        some.path("lanes").asInt(all.lanes()),
        some.path("entities").asInt(all.entities()));
  }

  /** {@code if}: the version the op was decided on. */
  Optional<Long> decidedOn() {
    return Optional.ofNullable(json.get("if")).map(JsonNode::longValue);
  }

  /** A text edit, read as the codec reads the one of an op. */
  static TextDelta delta(JsonNode delta) throws BadField {
    ObjectNode op = JsonNodeFactory.instance.objectNode();
    op.put("type", "editText").put("id", "s1.description").put("base", 0).set("delta", delta);
    return ((EditText) OpCodec.read(op, Ids.ANY)).delta();
  }

  /** What the vector asks for, lists in the order of ids. */
  JsonNode then() {
    return sorted((ObjectNode) json.get("then").deepCopy());
  }

  /** An outcome in the form of {@code then}. */
  static JsonNode then(Board before, Outcome outcome) {
    if (outcome instanceof Outcome.Refused refused) {
      ObjectNode then = JsonNodeFactory.instance.objectNode();
      ObjectNode why = then.putObject("refused").put("code", refused.code().name());
      refused.field().ifPresent(field -> why.put("field", field));
      return then;
    }
    return sorted(written(before.difference((Outcome.Changed) outcome)));
  }

  /** A change as the wire has it, without who and when. */
  static ObjectNode written(Change change) {
    ChangeCodec.Stamp stamp =
        new ChangeCodec.Stamp(1, "", 1, EntityId.of(""), Optional.empty(), 0, "");
    try {
      byte[] bytes = ChangeCodec.write(stamp, change);
      ObjectNode all = (ObjectNode) StrictJson.parse(bytes, 0, bytes.length);
      return all.retain("put", "set", "remove", "edit");
    } catch (StrictJson.NotJson e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode sorted(ObjectNode change) {
    for (String list : List.of("put", "set", "remove", "edit")) {
      if (!(change.get(list) instanceof ArrayNode values)) continue;
      Comparator<JsonNode> byId =
          Comparator.comparing(value -> value.path("id").asText(value.asText()));
      List<JsonNode> inOrder = elements(values).sorted(byId).toList();
      values.removeAll().addAll(inOrder);
    }
    return change;
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private static JsonNode parse(Path file) {
    try {
      return StrictJson.parse(Files.readString(file));
    } catch (IOException | StrictJson.NotJson e) {
      throw new IllegalStateException(file.toString(), e);
    }
  }

  private static Path root() {
    try {
      return Path.of(Vector.class.getResource("/vectors").toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
