package dev.tandem.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.protocol.StrictJson;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The fields of a JSON body of a call. Each check throws {@link Problem} naming the field. */
final class Fields {
  private final JsonNode object;

  private Fields(JsonNode object) {
    this.object = object;
  }

  /** Reads an object that has no other fields than these. */
  static Fields of(Buffer body, String... known) {
    JsonNode object;
    try {
      object = StrictJson.parse(body.getBytes(), 0, body.length());
    } catch (StrictJson.NotJson bad) {
      throw Problem.invalid("body", bad.getMessage());
    }
    if (!object.isObject()) throw Problem.invalid("body", "The body must be a JSON object.");
    Set<String> names = Set.of(known);
    for (Iterator<String> sent = object.fieldNames(); sent.hasNext(); ) {
      String name = sent.next();
      if (!names.contains(name)) throw Problem.invalid(shown(name), "There is no such field here.");
    }
    return new Fields(object);
  }

  /** A name we do not know may be anything; it is shown short and in plain letters. */
  private static String shown(String name) {
    String plain = name.replaceAll("[^\\p{Alnum}_$.-]", "?");
    return plain.length() > 64 ? plain.substring(0, 64) : plain;
  }

  /** The value as it is; it must be there. */
  JsonNode node(String name) {
    JsonNode value = object.get(name);
    if (value == null) throw Problem.invalid(name, "The field is missing.");
    return value;
  }

  /** A text that must be there. */
  String text(String name) {
    JsonNode value = node(name);
    if (!value.isTextual()) throw Problem.invalid(name, "It must be a text.");
    return value.textValue();
  }

  /** A text that may be absent, but not null. */
  Optional<String> optionalText(String name) {
    return object.has(name) ? Optional.of(text(name)) : Optional.empty();
  }

  /** A whole number within bounds that may be absent. */
  Optional<Long> optionalWhole(String name, long least, long most) {
    if (!object.has(name)) return Optional.empty();
    JsonNode value = node(name);
    if (!value.isIntegralNumber()
        || !value.canConvertToLong()
        || value.longValue() < least
        || value.longValue() > most) {
      throw Problem.invalid(name, "It must be a whole number from " + least + " to " + most + ".");
    }
    return Optional.of(value.longValue());
  }

  /** Yes or no; absent means no. */
  boolean flag(String name) {
    if (!object.has(name)) return false;
    if (!node(name).isBoolean()) throw Problem.invalid(name, "It must be true or false.");
    return node(name).booleanValue();
  }

  /** A list of texts that must be there. */
  List<String> texts(String name) {
    JsonNode value = node(name);
    if (!value.isArray()) throw Problem.invalid(name, "It must be a list of texts.");
    List<String> texts = new ArrayList<>();
    for (JsonNode item : value) {
      if (!item.isTextual()) throw Problem.invalid(name, "It must be a list of texts.");
      texts.add(item.textValue());
    }
    return texts;
  }
}
