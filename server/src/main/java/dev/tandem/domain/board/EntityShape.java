package dev.tandem.domain.board;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The fields of one entity record, in the order they are declared, without its id. Read once per class; reading a
 * field is a method handle call.
 */
public final class EntityShape {
  private static final ClassValue<EntityShape> SHAPES = new ClassValue<>() {
    @Override
    protected EntityShape computeValue(Class<?> type) {
      return new EntityShape(type);
    }
  };

  private final String kind;
  private final List<String> names;
  private final boolean[] internal;
  private final MethodHandle[] getters;
  private final MethodHandle constructor;
  private final int idAt;

  private EntityShape(Class<?> type) {
    if (!type.isRecord()) throw new IllegalArgumentException(type + " is not a record");
    Kind named = type.getAnnotation(Kind.class);
    kind = named != null ? named.value() : wireName(type);
    RecordComponent[] fields = Arrays.stream(type.getRecordComponents())
        .filter(component -> !component.getName().equals("id"))
        .toArray(RecordComponent[]::new);
    names = Arrays.stream(fields).map(RecordComponent::getName).toList();
    internal = new boolean[fields.length];
    for (int i = 0; i < fields.length; i++)
      internal[i] = fields[i].isAnnotationPresent(Internal.class);
    getters = Arrays.stream(fields).map(EntityShape::getter).toArray(MethodHandle[]::new);
    constructor = constructor(type);
    List<String> all =
        Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).toList();
    idAt = all.indexOf("id");
  }

  /** The shape of an entity's class. */
  public static EntityShape of(Class<?> type) {
    return SHAPES.get(type);
  }

  /** A class name as the wire writes it: with a small first letter. */
  public static String wireName(Class<?> type) {
    String name = type.getSimpleName();
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
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

  private static MethodHandle constructor(Class<?> type) {
    Class<?>[] types = Arrays.stream(type.getRecordComponents())
        .map(RecordComponent::getType)
        .toArray(Class<?>[]::new);
    try {
      Constructor<?> canonical = type.getDeclaredConstructor(types);
      canonical.setAccessible(true);
      return MethodHandles.lookup()
          .unreflectConstructor(canonical)
          .asSpreader(Object[].class, types.length)
          .asType(MethodType.methodType(Object.class, Object[].class));
    } catch (NoSuchMethodException | IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The same entity with another value in one field, so that a record of many fields needs no long constructor call for
   * each.
   *
   * @param value what the record's component holds: an Optional for an optional field
   */
  @SuppressWarnings("unchecked")
  public static <E extends Entity> E with(E entity, String field, Object value) {
    EntityShape shape = of(entity.getClass());
    int at = shape.names.indexOf(field);
    if (at < 0) throw new IllegalArgumentException(shape.kind + " has no field " + field);
    Object[] values = new Object[shape.getters.length + 1];
    values[shape.idAt] = entity.id();
    for (int i = 0; i < shape.getters.length; i++) {
      int place = i < shape.idAt ? i : i + 1;
      values[place] = i == at ? value : shape.read(entity, i);
    }
    try {
      return (E) (Object) shape.constructor.invokeExact(values);
    } catch (RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** The same entity with an Optional or List field absent. */
  static <E extends Entity> E without(E entity, String field) {
    EntityShape shape = of(entity.getClass());
    Object value = shape.read(entity, shape.names.indexOf(field));
    return with(entity, field, value instanceof List<?> ? List.of() : Optional.empty());
  }

  /** The same entity with its {@link Internal} fields absent, as other nodes hear of it when it is put. */
  public static <E extends Entity> E withoutInternal(E entity) {
    EntityShape shape = of(entity.getClass());
    E without = entity;
    for (int field = 0; field < shape.internal.length; field++)
      if (shape.internal[field]) without = without(without, shape.names.get(field));
    return without;
  }

  private Object read(Entity entity, int field) {
    try {
      return (Object) getters[field].invokeExact((Object) entity);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** The wire name of this kind of entity. */
  public String kind() {
    return kind;
  }

  /** Field names in the order of the record, without {@code id}. */
  public List<String> names() {
    return names;
  }

  /** Whether a field is {@link Internal}. */
  public boolean internal(int field) {
    return internal[field];
  }

  /**
   * The value of one field as the wire has it: an Optional is opened, {@code null} means absent (an empty Optional or
   * list).
   */
  public Object value(Entity entity, int field) {
    Object value = read(entity, field);
    if (value instanceof Optional<?> optional) return optional.orElse(null);
    if (value instanceof List<?> list && list.isEmpty()) return null;
    return value;
  }
}
