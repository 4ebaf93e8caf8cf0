package dev.tandem.protocol;

import dev.tandem.domain.Catalogue;
import dev.tandem.domain.board.Entity;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.EntityShape;
import dev.tandem.domain.board.Hat;
import dev.tandem.domain.board.Internal;
import dev.tandem.domain.board.Limits;
import dev.tandem.domain.board.Links;
import dev.tandem.domain.board.Op;
import dev.tandem.domain.board.RefusalCode;
import dev.tandem.domain.board.Right;
import dev.tandem.domain.text.TextDelta;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the TypeScript types of all entities and ops from their records. */
final class WireTypes {
  private static final int WIDTH = 120;
  private static final Set<Type> NUMBERS =
      Set.of(int.class, long.class, Long.class, BigDecimal.class);

  private WireTypes() {}

  /** The whole of {@code generated.ts}. */
  static String typescript() {
    List<String> parts = new ArrayList<>();
    parts.add(
        "// Types of Tandem's wire. Written from the server's records by WireTypesTest; never change it by hand.");
    parts.add("export type * from './messages';");
    parts.add("export const PROTOCOL_VERSION = " + ProtocolVersion.CURRENT + ";");
    parts.add(limits());
    parts.add("export type Id = string;");
    parts.add(union(Hat.class));
    parts.add(union(Right.class));
    parts.add(defaultRights());
    parts.add(union(RefusalCode.class));
    words().forEach(type -> parts.add(union(type)));
    parts.add(
        "/** CodeMirror's ChangeSet JSON: a number keeps, [n, ...lines] replaces n characters by lines. */\n"
            + "export type TextDelta = readonly (number | readonly [number, ...string[]])[];");
    Catalogue.entities().forEach(type -> parts.add(entity(type)));
    parts.add(union("Entity", names(Catalogue.entities())));
    parts.add("export type Kind = Entity['kind'];");
    parts.add(
        "export type Links = Readonly<Record<'owners' | 'links' | 'several', readonly string[]>>;");
    parts.add(links());
    Catalogue.ops().forEach(type -> parts.add(op(type)));
    parts.add(union("Op", names(Catalogue.ops())));
    return String.join("\n\n", parts) + "\n";
  }

  private static String limits() {
    return Arrays.stream(Limits.class.getRecordComponents())
        .map(limit -> limit.getName() + ": " + read(limit, Limits.DEFAULT))
        .collect(Collectors.joining(", ", "export const LIMITS = { ", " } as const;"));
  }

  private static Object read(RecordComponent component, Object from) {
    try {
      return component.getAccessor().invoke(from);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String defaultRights() {
    return Arrays.stream(Hat.values())
        .map(hat -> "  " + hat.wire() + ": [" + String.join(", ", quoted(hat.defaults())) + "],\n")
        .collect(Collectors.joining(
            "",
            "export const DEFAULT_RIGHTS: Readonly<Record<Hat, readonly Right[]>> = {\n",
            "};"));
  }

  /** Enums that fields have, besides those every board needs. */
  private static Set<Class<?>> words() {
    Set<Class<?>> found = new LinkedHashSet<>();
    Stream.<Class<?>>concat(Catalogue.entities().stream(), Catalogue.ops().stream())
        .flatMap(type -> Arrays.stream(type.getRecordComponents()))
        .map(component -> value(component.getGenericType()))
        .filter(Class::isEnum)
        .forEach(found::add);
    found.removeAll(List.of(Hat.class, Right.class));
    return found;
  }

  /** What a component holds, or holds several of or none. */
  private static Class<?> value(Type type) {
    return type instanceof ParameterizedType parameterized
        ? value(parameterized.getActualTypeArguments()[0])
        : (Class<?>) type;
  }

  /** Which fields of each kind name other things, so that the page can tell what a removal takes along. */
  private static String links() {
    return Catalogue.entities().stream()
        .map(type -> {
          Links links = Links.of(type);
          return "  " + EntityShape.of(type).kind() + ": { owners: " + list(links.owners())
              + ", links: " + list(links.links()) + ", several: " + list(links.several())
              + " },\n";
        })
        .collect(Collectors.joining(
            "",
            "/** Fields that name other things: what a thing belongs to, a link, several links. */\n"
                + "export const LINKS: Readonly<Record<Kind, Links>> = {\n",
            "};"));
  }

  private static String list(List<String> names) {
    return names.stream().collect(Collectors.joining("', '", "['", "']")).replace("['']", "[]");
  }

  private static String entity(Class<? extends Entity> type) {
    StringBuilder text = new StringBuilder("export interface " + type.getSimpleName() + " {\n");
    text.append("  readonly kind: '").append(EntityShape.of(type).kind()).append("';\n");
    for (RecordComponent field : type.getRecordComponents()) {
      if (field.isAnnotationPresent(Internal.class)) continue;
      boolean absent = field.getType() == Optional.class || field.getType() == List.class;
      text.append(field(field, absent));
    }
    return text.append('}').toString();
  }

  private static String op(Class<? extends Op> type) {
    StringBuilder text = new StringBuilder("export interface " + type.getSimpleName() + " {\n");
    text.append("  readonly type: '").append(EntityShape.wireName(type)).append("';\n");
    for (RecordComponent field : type.getRecordComponents()) {
      text.append(field(field, field.getType() == Optional.class));
    }
    return text.append('}').toString();
  }

  private static String field(RecordComponent field, boolean absent) {
    String type = type(field.getGenericType());
    return "  readonly " + field.getName() + (absent ? "?: " : ": ") + type + ";\n";
  }

  private static String type(Type type) {
    if (type instanceof ParameterizedType parameterized) {
      String inner = type(parameterized.getActualTypeArguments()[0]);
      return parameterized.getRawType() == List.class ? "readonly " + inner + "[]" : inner;
    }
    if (type == String.class) return "string";
    if (type == boolean.class) return "boolean";
    if (NUMBERS.contains(type)) return "number";
    if (type == EntityId.class) return "Id";
    if (type == Op.class || type == TextDelta.class || ((Class<?>) type).isEnum()) {
      return ((Class<?>) type).getSimpleName();
    }
    throw new IllegalStateException("The wire has no " + type);
  }

  private static String union(Class<?> words) {
    List<Object> constants = List.of(words.getEnumConstants());
    return union(words.getSimpleName(), quoted(constants));
  }

  private static String union(String name, List<String> members) {
    String line = "export type " + name + " = " + String.join(" | ", members) + ";";
    if (line.length() <= WIDTH) return line;
    return members.stream()
        .collect(Collectors.joining("\n  | ", "export type " + name + " =\n  | ", ";"));
  }

  private static List<String> quoted(Collection<?> words) {
    return words.stream().map(word -> "'" + Wire.word((Enum<?>) word) + "'").toList();
  }

  private static List<String> names(List<? extends Class<?>> types) {
    return types.stream().map(Class::getSimpleName).toList();
  }
}
