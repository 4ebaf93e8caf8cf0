package dev.tandem.protocol;

import static dev.tandem.protocol.BadField.invalid;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.domain.Catalogue;
import dev.tandem.domain.board.Op;
import dev.tandem.domain.board.RefusalCode;
import java.io.IOException;

/** Ops between JSON and records. */
public final class OpCodec {
  private OpCodec() {}

  /**
   * Reads an op that somebody sent.
   *
   * @param ids which texts are taken as ids
   * @throws BadField names the first field that is wrong
   */
  public static Op read(JsonNode op, Ids ids) throws BadField {
    if (op.isPojo()) throw new BadField(RefusalCode.LIMIT, "op", "The op is nested too deep.");
    if (!op.isObject()) throw invalid("op", "An op must be an object.");
    JsonNode type = op.get("type");
    if (type == null || !type.isTextual()) throw invalid("type", "An op needs a type.");
    Class<? extends Op> known = Catalogue.op(type.textValue());
    if (known == null) throw invalid("type", "There is no op of this name.");
    return RecordReader.of(known).read(op, "type", ids, known);
  }

  /** An op within an op: the wish of a proposal. */
  static Op nested(JsonNode op, String field, Ids ids) throws BadField {
    try {
      return read(op, ids);
    } catch (BadField inner) {
      throw new BadField(inner.refused().code(), field, inner.field() + ": " + inner.getMessage());
    }
  }

  /** Writes an op as it would be sent. */
  public static void write(JsonGenerator json, Op op) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", op.type());
    RecordWriter.fields(json, op);
    json.writeEndObject();
  }
}
