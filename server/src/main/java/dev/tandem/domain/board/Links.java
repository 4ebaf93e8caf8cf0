package dev.tandem.domain.board;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which fields of a record name other things: a plain id is what it belongs to, an optional id or a list of ids are
 * links. Read once per class, so that a new kind needs no code to be removed and unlinked (REMOVE-1, REMOVE-4).
 *
 * @param owners fields that name what a thing belongs to, without which it is not
 * @param links optional fields that name another thing
 * @param several fields that name several things
 */
public record Links(List<String> owners, List<String> links, List<String> several) {
  private static final ClassValue<Links> ALL = new ClassValue<>() {
    @Override
    protected Links computeValue(Class<?> type) {
      return new Links(
          names(type, field -> field.equals(EntityId.class)),
          names(type, field -> isOf(field, Optional.class)),
          names(type, field -> isOf(field, List.class)));
    }
  };

  /** The links of an entity's class. */
  public static Links of(Class<?> type) {
    return ALL.get(type);
  }

  private static List<String> names(Class<?> type, Predicate<Type> fits) {
    return Arrays.stream(type.getRecordComponents())
        .filter(component -> !component.getName().equals("id"))
        .filter(component -> fits.test(component.getGenericType()))
        .map(RecordComponent::getName)
        .toList();
  }

  private static boolean isOf(Type field, Class<?> container) {
    return field instanceof ParameterizedType generic
        && generic.getRawType() == container
        && generic.getActualTypeArguments()[0] == EntityId.class;
  }

  /** What removing a thing comes to: all that belongs to it goes too, and the rest loses its links to what goes. */
  static Outcome.Changed removing(Board board, EntityId id) {
    Set<EntityId> gone = new LinkedHashSet<>(Set.of(id));
    int before;
    do {
      before = gone.size();
      board.all().filter(entity -> belongs(entity, gone)).map(Entity::id).forEach(gone::add);
    } while (gone.size() > before);
    Map<EntityId, Entity> kept = new LinkedHashMap<>();
    board.all().filter(entity -> !gone.contains(entity.id())).forEach(entity -> {
      Entity without = without(entity, gone::contains);
      if (without != entity) kept.put(entity.id(), without);
    });
    return Outcome.putAndRemove(List.copyOf(kept.values()), List.copyOf(gone));
  }

  private static boolean belongs(Entity entity, Set<EntityId> gone) {
    if (entity.id().owner().filter(gone::contains).isPresent()) return true;
    EntityShape shape = EntityShape.of(entity.getClass());
    return of(entity.getClass()).owners.stream()
        .anyMatch(field -> gone.contains(shape.value(entity, shape.names().indexOf(field))));
  }

  /** The entity without links to some things; the same object when it has none. */
  static <E extends Entity> E without(E entity, Predicate<EntityId> gone) {
    EntityShape shape = EntityShape.of(entity.getClass());
    Links links = of(entity.getClass());
    E result = entity;
    for (String field : links.links) {
      if (shape.value(entity, shape.names().indexOf(field)) instanceof EntityId link
          && gone.test(link)) {
        result = EntityShape.with(result, field, Optional.empty());
      }
    }
    for (String field : links.several) {
      if (!(shape.value(entity, shape.names().indexOf(field)) instanceof List<?> all)) continue;
      List<Object> left = new ArrayList<>(all);
      if (left.removeIf(link -> gone.test((EntityId) link))) {
        result = EntityShape.with(result, field, left);
      }
    }
    return result;
  }
}
