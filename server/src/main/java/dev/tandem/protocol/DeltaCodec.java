package dev.tandem.protocol;

import static dev.tandem.protocol.BadField.invalid;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.domain.text.TextDelta;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A text delta in CodeMirror's JSON: {@code [3, [2, "new", "lines"], 10]}. */
final class DeltaCodec {
  private DeltaCodec() {}

  static TextDelta read(JsonNode value, String field) throws BadField {
    if (!value.isArray()) throw bad(field);
    List<TextDelta.Part> parts = new ArrayList<>(value.size());
    for (JsonNode part : value) {
      if (part.isArray()) parts.add(replacement(part, field));
      else parts.add(TextDelta.Part.keep(length(part, field)));
    }
    return new TextDelta(parts);
  }

  private static TextDelta.Part replacement(JsonNode part, String field) throws BadField {
    if (part.isEmpty()) throw bad(field);
    List<String> lines = new ArrayList<>(part.size() - 1);
    for (int i = 1; i < part.size(); i++) {
      if (!part.get(i).isTextual()) throw bad(field);
      lines.add(part.get(i).textValue());
    }
    return TextDelta.Part.replace(length(part.get(0), field), lines);
  }

  private static int length(JsonNode value, String field) throws BadField {
    if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < 0)
      throw bad(field);
    return value.intValue();
  }

  private static BadField bad(String field) {
    return invalid(
        field,
        "This must be a CodeMirror change set: lengths kept, and lists of a length and lines.");
  }

  static void write(JsonGenerator json, TextDelta delta) throws IOException {
    json.writeStartArray();
    for (TextDelta.Part part : delta.parts()) {
      if (part.keep()) {
        json.writeNumber(part.length());
        continue;
      }
      json.writeStartArray();
      json.writeNumber(part.length());
      for (String line : part.insert()) json.writeString(line);
      json.writeEndArray();
    }
    json.writeEndArray();
  }
}
