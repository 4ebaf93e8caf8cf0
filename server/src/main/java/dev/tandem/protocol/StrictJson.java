package dev.tandem.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Reads JSON of people we do not trust: strict UTF-8, bounded depth and numbers. What lies too deep, or is a number of
 * absurd length, becomes {@link #TOO_MUCH} in the tree instead of failing the whole, so that the op around it can be
 * refused by name while its neighbours are done.
 */
public final class StrictJson {
  /** Deepest nesting (protocol.md, limits). */
  public static final int DEPTH = 16;

  /** Stands in the tree for a value nested too deep or a number too long. Refused LIMIT wherever it is read. */
  public static final JsonNode TOO_MUCH = JsonNodeFactory.instance.pojoNode("too much");

  private static final int LONGEST_NUMBER = 64;
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final JsonFactory FACTORY = JsonFactory.builder()
      .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
      .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
      .streamReadConstraints(StreamReadConstraints.builder()
          .maxNestingDepth(Integer.MAX_VALUE)
          .maxNumberLength(Integer.MAX_VALUE)
          .maxNameLength(Integer.MAX_VALUE)
          .maxStringLength(Integer.MAX_VALUE)
          .build())
      .build();

  private StrictJson() {}

  /** The bytes are no JSON in UTF-8. */
  public static final class NotJson extends Exception {
    private static final long serialVersionUID = 1L;

    NotJson(String message) {
      super(message, null, false, false);
    }
  }

  /**
   * Reads one JSON value and nothing after it.
   *
   * @throws NotJson when the bytes are no UTF-8 or no single JSON value
   */
  public static JsonNode parse(byte[] bytes, int from, int to) throws NotJson {
    try {
      String text = StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes, from, to - from))
          .toString();
      return parse(text);
    } catch (CharacterCodingException e) {
      throw new NotJson("The text is not UTF-8.");
    }
  }

  /** Reads one JSON value from a text. */
  public static JsonNode parse(String text) throws NotJson {
    try (JsonParser parser = FACTORY.createParser(text)) {
      if (parser.nextToken() == null) throw new NotJson("There is no JSON.");
      JsonNode value = value(parser, 1);
      if (parser.nextToken() != null) throw new NotJson("There is more than one JSON value.");
      return value;
    } catch (IOException e) {
      throw new NotJson("This is not JSON.");
    }
  }

  private static JsonNode value(JsonParser parser, int depth) throws IOException {
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> depth > DEPTH ? skip(parser) : object(parser, depth);
      case START_ARRAY -> depth > DEPTH ? skip(parser) : array(parser, depth);
      case VALUE_STRING -> NODES.textNode(parser.getText());
      case VALUE_NUMBER_INT ->
        parser.getTextLength() > LONGEST_NUMBER
            ? TOO_MUCH
            : parser.getTextLength() < 18
                ? NODES.numberNode(parser.getLongValue())
                : NODES.numberNode(parser.getBigIntegerValue());
      case VALUE_NUMBER_FLOAT ->
        parser.getTextLength() > LONGEST_NUMBER ? TOO_MUCH : decimal(parser);
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      case VALUE_NULL -> NODES.nullNode();
      default -> throw new IOException("unexpected " + token);
    };
  }

  private static JsonNode decimal(JsonParser parser) throws IOException {
    try {
      return NODES.numberNode(parser.getDecimalValue());
    } catch (NumberFormatException exponent) {
      // 1e99999999999 is JSON, but no number of Java's.
      return TOO_MUCH;
    }
  }

  private static JsonNode skip(JsonParser parser) throws IOException {
    parser.skipChildren();
    return TOO_MUCH;
  }

  private static JsonNode object(JsonParser parser, int depth) throws IOException {
    ObjectNode object = NODES.objectNode();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      object.set(name, value(parser, depth + 1));
    }
    return object;
  }

  private static JsonNode array(JsonParser parser, int depth) throws IOException {
    ArrayNode array = NODES.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) array.add(value(parser, depth + 1));
    return array;
  }
}
