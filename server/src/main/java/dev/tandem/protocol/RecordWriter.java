package dev.tandem.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tandem.domain.board.Entity;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Op;
import dev.tandem.domain.text.TextDelta;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Writes records as JSON objects: components in their order, an empty Optional left out, an empty list as one. */
final class RecordWriter {
  private record Field(String name, Method getter) {}

  private static final Map<Class<?>, List<Field>> FIELDS = new ConcurrentHashMap<>();

  private RecordWriter() {}

  /** Writes the fields of a record into an object that is already begun. */
  static void fields(JsonGenerator json, Object record) throws IOException {
    for (Field field : FIELDS.computeIfAbsent(record.getClass(), RecordWriter::fieldsOf)) {
      Object value = get(field.getter(), record);
      if (value instanceof Optional<?> optional) value = optional.orElse(null);
      if (value == null) continue;
      json.writeFieldName(field.name());
      value(json, value);
    }
  }

  /** Writes a value of any type a record of ours may hold; null as JSON null. */
  static void value(JsonGenerator json, Object value) throws IOException {
    if (value == null) json.writeNull();
    else if (value instanceof String text) json.writeString(text);
    else if (value instanceof EntityId id) json.writeString(id.value());
    else if (value instanceof Boolean truth) json.writeBoolean(truth);
    else if (value instanceof Long number) json.writeNumber(number);
    else if (value instanceof Integer number) json.writeNumber(number);
    else if (value instanceof BigDecimal number) json.writeNumber(number);
    else if (value instanceof Enum<?> word) json.writeString(Wire.word(word));
    else if (value instanceof TextDelta delta) DeltaCodec.write(json, delta);
    else if (value instanceof Op op) OpCodec.write(json, op);
    else if (value instanceof Entity entity) EntityCodec.write(json, entity);
    else if (value instanceof Raw raw) json.writeRawValue(raw.json());
    else if (value instanceof Record record) record(json, record);
    else if (value instanceof List<?> list) list(json, list);
    else if (value instanceof Map<?, ?> map) map(json, map);
    else throw new IOException("no writer for " + value.getClass());
  }

  /** JSON that is already written. */
  record Raw(String json) {}

  private static void record(JsonGenerator json, Record record) throws IOException {
    json.writeStartObject();
    fields(json, record);
    json.writeEndObject();
  }

  private static void list(JsonGenerator json, List<?> list) throws IOException {
    json.writeStartArray();
    for (Object each : list) value(json, each);
    json.writeEndArray();
  }

  private static void map(JsonGenerator json, Map<?, ?> map) throws IOException {
    json.writeStartObject();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      json.writeFieldName((String) entry.getKey());
      value(json, entry.getValue());
    }
    json.writeEndObject();
  }

  private static List<Field> fieldsOf(Class<?> type) {
    return Arrays.stream(type.getRecordComponents()).map(RecordWriter::field).toList();
  }

  private static Field field(RecordComponent component) {
    component.getAccessor().setAccessible(true);
    return new Field(component.getName(), component.getAccessor());
  }

  private static Object get(Method getter, Object record) {
    try {
      return getter.invoke(record);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(e);
    }
  }
}
