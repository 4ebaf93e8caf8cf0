package dev.tandem.protocol;

import static dev.tandem.protocol.BadField.invalid;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Op;
import dev.tandem.domain.board.RefusalCode;
import dev.tandem.domain.text.TextDelta;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes a record from a JSON object: every component by name, none missing, none unknown, none null, no type bent into
 * another. Optional components may be absent; an absent list is empty, but for ops, which must say what they set.
 */
final class RecordReader {
  private static final Map<Class<?>, RecordReader> READERS = new ConcurrentHashMap<>();

  private interface Reader {
    Object read(JsonNode value, String field, Ids ids) throws BadField;
  }

  private record Field(
      String name, boolean optional, boolean list, Reader reader, MethodHandle getter) {}

  private final Constructor<?> constructor;
  private final List<Field> fields;

  private RecordReader(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
    fields = Arrays.stream(components)
        .map(component -> new Field(
            component.getName(),
            component.getType() == Optional.class,
            component.getType() == List.class && !Op.class.isAssignableFrom(type),
            reader(component.getGenericType()),
            getter(component)))
        .toList();
  }

  private static MethodHandle getter(RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return MethodHandles.lookup()
          .unreflect(component.getAccessor())
          .asType(MethodType.methodType(Object.class, Object.class));
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The reader of a record class, made once. */
  static RecordReader of(Class<?> type) {
    return READERS.computeIfAbsent(type, RecordReader::new);
  }

  /**
   * Reads a whole record.
   *
   * @param except a member of the object that is no field: {@code type} of an op, {@code kind} of an entity
   */
  <T> T read(JsonNode object, String except, Ids ids, Class<T> type) throws BadField {
    Object[] values = new Object[fields.size()];
    int known = object.has(except) ? 1 : 0;
    for (int i = 0; i < values.length; i++) {
      JsonNode value = object.get(fields.get(i).name());
      if (value != null) known++;
      values[i] = value(fields.get(i), value, ids);
    }
    if (known < object.size())
      throw invalid(unknown(object, except), "There is no such field here.");
    return make(values, type);
  }

  /** The same record with some fields changed; a JSON null makes a field absent. */
  <T> T patch(Object record, JsonNode changes, Class<T> type) throws BadField {
    Object[] values = new Object[fields.size()];
    for (int i = 0; i < values.length; i++) {
      Field field = fields.get(i);
      JsonNode value = changes.get(field.name());
      values[i] = value == null
          ? held(record, field)
          : value(field, value.isNull() ? null : value, Ids.ANY);
    }
    return make(values, type);
  }

  private static Object held(Object record, Field field) {
    try {
      return field.getter().invokeExact(record);
    } catch (RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object value(Field field, JsonNode value, Ids ids) throws BadField {
    if (value == null) {
      if (field.optional()) return Optional.empty();
      if (field.list()) return List.of();
      throw invalid(field.name(), "This field is missing.");
    }
    if (value.isPojo()) {
      throw new BadField(
          RefusalCode.LIMIT, field.name(), "This is nested too deep or too long a number.");
    }
    Object read = field.reader().read(value, field.name(), ids);
    return field.optional() ? Optional.of(read) : read;
  }

  private <T> T make(Object[] values, Class<T> type) {
    try {
      return type.cast(constructor.newInstance(values));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private String unknown(JsonNode object, String except) {
    Set<String> names = new LinkedHashSet<>();
    for (Iterator<String> all = object.fieldNames(); all.hasNext(); ) names.add(all.next());
    names.remove(except);
    fields.forEach(field -> names.remove(field.name()));
    String first = names.iterator().next();
    return first.length() > 64 ? first.substring(0, 64) : first;
  }

  private static Reader reader(Type type) {
    if (type instanceof ParameterizedType parameterized) {
      Type inner = parameterized.getActualTypeArguments()[0];
      return parameterized.getRawType() == List.class ? list(reader(inner)) : reader(inner);
    }
    if (type == String.class) return RecordReader::text;
    if (type == EntityId.class)
      return (value, field, ids) -> ids.read(text(value, field, ids), field);
    if (type == BigDecimal.class) return RecordReader::decimal;
    if (type == boolean.class || type == Boolean.class) return RecordReader::truth;
    if (type == long.class || type == Long.class) return RecordReader::whole;
    if (type == TextDelta.class) return (value, field, ids) -> DeltaCodec.read(value, field);
    if (type == Op.class) return OpCodec::nested;
    if (type instanceof Class<?> named && named.isEnum()) return words(named);
    throw new IllegalStateException("no reader for " + type);
  }

  private static Reader list(Reader element) {
    return (value, field, ids) -> {
      if (!value.isArray()) throw invalid(field, "This must be a list.");
      List<Object> all = new ArrayList<>(value.size());
      for (JsonNode each : value) all.add(element.read(each, field, ids));
      return all;
    };
  }

  private static String text(JsonNode value, String field, Ids ids) throws BadField {
    if (!value.isTextual()) throw invalid(field, "This must be a text.");
    return value.textValue();
  }

  private static BigDecimal decimal(JsonNode value, String field, Ids ids) throws BadField {
    if (!value.isNumber()) throw invalid(field, "This must be a number.");
    return value.decimalValue();
  }

  private static Boolean truth(JsonNode value, String field, Ids ids) throws BadField {
    if (!value.isBoolean()) throw invalid(field, "This must be true or false.");
    return value.booleanValue();
  }

  private static Long whole(JsonNode value, String field, Ids ids) throws BadField {
    if (!value.isIntegralNumber()
        || !value.canConvertToLong()
        || value.longValue() > Wire.LARGEST
        || value.longValue() < -Wire.LARGEST) {
      throw invalid(field, "This must be a whole number.");
    }
    return value.longValue();
  }

  private static Reader words(Class<?> type) {
    Map<String, Object> words = new java.util.LinkedHashMap<>();
    for (Object constant : type.getEnumConstants())
      words.put(Wire.word((Enum<?>) constant), constant);
    String all = String.join(", ", words.keySet()).toLowerCase(Locale.ROOT);
    return (value, field, ids) -> {
      Object constant = value.isTextual() ? words.get(value.textValue()) : null;
      if (constant == null) throw invalid(field, "This must be one of: " + all + ".");
      return constant;
    };
  }
}
