package dev.tandem.testing;

import dev.tandem.domain.Catalogue;
import dev.tandem.domain.backlog.Text;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.BoardEntry;
import dev.tandem.domain.board.Entity;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.EntityShape;
import dev.tandem.domain.board.Op;
import dev.tandem.domain.sprint.Availability;
import dev.tandem.domain.text.TextDelta;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Ops of all kinds, made from their records: most fit the board they are made for, some do not. The same seed and boards
 * give the same ops.
 */
public final class RandomOps {
  private static final List<Class<? extends Op>> TYPES = Catalogue.ops();
  private static final List<String> KINDS =
      Catalogue.entities().stream().map(type -> EntityShape.of(type).kind()).toList();

  /** How ops begin that make something. */
  private static final List<String> MAKING = List.of(
      "create",
      "add",
      "propose",
      "ask",
      "save",
      "startSession",
      "openRound",
      "offerHandoff",
      "writeNote",
      "openDots",
      "openRoman");

  /** Kinds that the name of an op or a field does not tell. */
  private static final Map<String, String> ABOUT = Map.ofEntries(
      Map.entry("scoreInitiative", "scoring"),
      Map.entry("offerAgain", "handoff"),
      Map.entry("into", "idea"),
      Map.entry("work", "story"),
      Map.entry("session", "livesession"),
      Map.entry("voters", "member"),
      Map.entry("endSession", "livesession"),
      Map.entry("nextPhase", "livesession"),
      Map.entry("pauseTimer", "livesession"),
      Map.entry("resumeTimer", "livesession"),
      Map.entry("extendTimer", "livesession"),
      Map.entry("handOver", "livesession"),
      Map.entry("standIn", "livesession"),
      Map.entry("focusOn", "livesession"),
      Map.entry("gatherAll", "livesession"),
      Map.entry("castVote", "round"),
      Map.entry("setNoteColumns", "livesession"),
      Map.entry("showNotes", "livesession"),
      Map.entry("sayHere", "livesession"),
      Map.entry("with", "note"),
      Map.entry("setGroupTitle", "notegroup"),
      Map.entry("group", "notegroup"),
      Map.entry("setDots", "dotvote"),
      Map.entry("showDots", "dotvote"),
      Map.entry("castRoman", "romanpoll"),
      Map.entry("showRoman", "romanpoll"),
      Map.entry("moveDemo", "sprint"),
      Map.entry("inviteVoters", "round"),
      Map.entry("agreePoints", "round"),
      Map.entry("by", "story"),
      Map.entry("on", "story"),
      Map.entry("checkGate", "story"),
      Map.entry("overrideGate", "story"),
      Map.entry("givePart", "task"),
      Map.entry("setFilterTitle", "savedfilter"),
      Map.entry("setFilterQuery", "savedfilter"),
      Map.entry("shareFilter", "savedfilter"),
      Map.entry("removeFilter", "savedfilter"));

  private final Random random;
  private int made;

  /** Ops from a source of chance. */
  public RandomOps(Random random) {
    this.random = random;
  }

  /** The next op, for this board. */
  public Op next(Board board) {
    return make(pick(TYPES), board);
  }

  private Op make(Class<? extends Op> type, Board board) {
    RecordComponent[] fields = type.getRecordComponents();
    Object[] values = new Object[fields.length];
    for (int i = 0; i < fields.length; i++) {
      String name = fields[i].getName();
      values[i] = name.equals("id")
          ? subject(EntityShape.wireName(type), board)
          : value(name, fields[i].getGenericType(), EntityShape.wireName(type), board);
    }
    if (values.length == 3 && values[2] instanceof TextDelta) edit(board, values);
    try {
      return type.getDeclaredConstructor(
              Arrays.stream(fields).map(RecordComponent::getType).toArray(Class<?>[]::new))
          .newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type.getName(), e);
    }
  }

  private EntityId subject(String type, Board board) {
    boolean makes = MAKING.stream().anyMatch(type::startsWith);
    if (makes && random.nextInt(20) > 0) return EntityId.of("n" + made++);
    if (type.equals("editText")) {
      return Text.of(some(random.nextBoolean() ? "story" : "initiative", board));
    }
    if (type.equals("setDaysOff") || type.equals("setAvailability")) {
      return Availability.of(some("sprint", board), some("member", board));
    }
    if (type.equals("restoreEntity")) {
      List<EntityId> gone = board
          .entries()
          .filter(entry -> !entry.present())
          .map(BoardEntry::entity)
          .map(Entity::id)
          .sorted()
          .toList();
      return gone.isEmpty() ? EntityId.of("none") : pick(gone);
    }
    return some(ABOUT.getOrDefault(type, type), board);
  }

  /** An entity of the kind a word names, now and then any other. */
  private EntityId some(String word, Board board) {
    String kind = KINDS.stream()
        .filter(each -> word.toLowerCase(Locale.ROOT).contains(each.toLowerCase(Locale.ROOT)))
        .max(Comparator.comparingInt(String::length))
        .orElse("board");
    boolean any = random.nextInt(20) == 0;
    List<EntityId> fit = board
        .all()
        .filter(entity -> any || entity.kind().equals(kind))
        .map(Entity::id)
        .sorted()
        .toList();
    return fit.isEmpty() ? EntityId.of("none") : pick(fit);
  }

  private Object value(String name, Type type, String op, Board board) {
    if (type instanceof ParameterizedType parameterized) {
      Type inner = parameterized.getActualTypeArguments()[0];
      boolean list = parameterized.getRawType() == List.class;
      if (random.nextInt(4) == 0) return list ? List.of() : Optional.empty();
      Object value = value(name, inner, op, board);
      if (!list) return Optional.of(value);
      return inner == String.class ? List.of(value, "another " + value) : List.of(value);
    }
    if (type == String.class) {
      if (name.equals("start")) return "2026-01-0" + (1 + random.nextInt(9));
      if (List.of("day", "target").contains(name)) return "2026-02-0" + (1 + random.nextInt(9));
      if (name.equals("off")) return "2026-01-%02d".formatted(1 + random.nextInt(31));
      if (name.equals("end")) return "2026-01-" + (10 + random.nextInt(20));
      return random.nextInt(20) == 0 ? " " : name + " " + random.nextInt(5);
    }
    if (type == EntityId.class)
      return some(name.equals("after") ? op : ABOUT.getOrDefault(name, name), board);
    if (type == BigDecimal.class) return new BigDecimal(random.nextInt(4000)).movePointLeft(2);
    if (type == boolean.class) return random.nextBoolean();
    if (type == long.class || type == Long.class) return (long) random.nextInt(3);
    if (type == TextDelta.class) return new TextDelta(List.of());
    if (type == Op.class) {
      return make(pick(TYPES), board);
    }
    return pick(List.of(((Class<?>) type).getEnumConstants()));
  }

  /** Makes base and delta of an edit fit the text there is, most of the time. */
  private void edit(Board board, Object[] values) {
    Optional<Text> text = board.find((EntityId) values[0], Text.class);
    if (random.nextInt(10) > 0) values[1] = text.map(Text::version).orElse(0L);
    int length = text.map(Text::value).orElse("").length();
    int from = random.nextInt(length + 1);
    int to = from + random.nextInt(length - from + 1);
    List<String> lines = List.of("x".repeat(random.nextInt(5)), "\ud83d\ude00");
    values[2] = new TextDelta(List.of(
        TextDelta.Part.keep(from),
        TextDelta.Part.replace(to - from, lines.subList(0, random.nextInt(3))),
        TextDelta.Part.keep(length - to)));
  }

  private <T> T pick(List<? extends T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
