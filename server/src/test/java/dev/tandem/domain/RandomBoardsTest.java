package dev.tandem.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.BoardEntry;
import dev.tandem.domain.board.BoardInfo;
import dev.tandem.domain.board.Change;
import dev.tandem.domain.board.Entity;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Hat;
import dev.tandem.domain.board.Limits;
import dev.tandem.domain.board.Member;
import dev.tandem.domain.board.Numbered;
import dev.tandem.domain.board.Op;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Ranked;
import dev.tandem.protocol.BadField;
import dev.tandem.protocol.ChangeCodec;
import dev.tandem.protocol.Payload;
import dev.tandem.protocol.StrictJson;
import dev.tandem.testing.RandomOps;
import io.vertx.core.buffer.Buffer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds on every board whatever is done to it. A seed that failed is added to the list. */
class RandomBoardsTest {
  private static final int OPS = 3000;
  /** How many ops lie between two looks at the whole board. */
  private static final int LOOK = 20;

  private static final EntityId BOARD = EntityId.of("b1");
  private static final EntityId OWNER = EntityId.of("m0");
  private static final OpContext CONTEXT =
      new OpContext(OWNER, Set.of(Hat.OWNER), 1_767_603_600_000L, new Limits(512, 50, 60, 8, 40));

  private final Map<EntityId, String> kinds = new HashMap<>();
  private final Map<Integer, EntityId> numbers = new HashMap<>();
  private final Map<String, ObjectNode> plain = new TreeMap<>();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void rulesHold(long seed) throws BadField, StrictJson.NotJson {
    RandomOps ops = new RandomOps(new Random(seed));
    Outcome.Changed begin = Outcome.put(
        BoardInfo.named(BOARD, "Board", "TAN"), new Member(OWNER, "Ana", List.of(Hat.OWNER)));
    Board board = Board.empty(BOARD);
    Board replica = board;
    int done = 0;
    for (int i = 0; i <= OPS; i++) {
      Op op = ops.next(board);
      Outcome outcome = i == 0 ? begin : board.decide(op, CONTEXT, Optional.empty());
      if (!(outcome instanceof Outcome.Changed changed)) continue;
      Change change = board.difference(changed);
      JsonNode wire = Vector.written(change);
      apply(wire);
      long version = board.version() + 1;
      List<Payload.Secret> secrets = changed.put().stream()
          .flatMap(entity -> Payload.Secret.of(version, entity).stream())
          .toList();
      ((ObjectNode) wire).put("version", version);
      replica = replica.evolve(
          version, ChangeCodec.read(wire, Payload.of(Buffer.buffer(), secrets), replica));
      board = board.evolve(board.version() + 1, changed);
      done++;
      changed.put().forEach(this::isNoReusedId);
      if (i % LOOK > 0) continue;
      ordersAreTotal(board);
      assertThat(entities(board)).as("page's board after op " + i).isEqualTo(plain);
    }
    assertThat(done).as("ops that were done").isGreaterThan(OPS / 6);
    assertThat(entities(board)).isEqualTo(plain);
    assertThat(entries(replica)).isEqualTo(entries(board));
    isTheSameAfterLoading(board);
    assertThat(Hat.OWNER).isIn(hatsThere(board));
  }

  /** What the page does with a change: put, set, remove, edit. */
  private void apply(JsonNode change) throws BadField, StrictJson.NotJson {
    for (JsonNode entity : change.path("put")) plain.put(id(entity), entity.deepCopy());
    for (JsonNode set : change.path("set")) {
      ObjectNode entity = plain.get(id(set));
      set.get("fields").properties().forEach(field -> {
        if (field.getValue().isNull()) entity.remove(field.getKey());
        else entity.set(field.getKey(), field.getValue());
      });
    }
    for (JsonNode gone : change.path("remove")) plain.remove(gone.textValue());
    for (JsonNode edit : change.path("edit")) {
      ObjectNode text = plain.get(id(edit));
      String value = text.get("value").textValue();
      text.put("value", Vector.delta(edit.get("delta")).apply(value));
      text.set("version", edit.get("version"));
    }
  }

  private static String id(JsonNode node) {
    return node.get("id").textValue();
  }

  private static Map<String, JsonNode> entities(Board board) {
    Change all = new Change(board.all().toList(), List.of(), List.of(), List.of());
    Map<String, JsonNode> entities = new TreeMap<>();
    Vector.written(all).path("put").forEach(entity -> entities.put(id(entity), entity));
    return entities;
  }

  private void isNoReusedId(Entity entity) {
    String before = kinds.putIfAbsent(entity.id(), entity.kind());
    if (before != null) assertThat(entity.kind()).as("kind of " + entity.id()).isEqualTo(before);
    if (!(entity instanceof Numbered numbered)) return;
    EntityId first = numbers.putIfAbsent(numbered.number(), entity.id());
    if (first != null) assertThat(entity.id()).as("whose number is this").isEqualTo(first);
  }

  private static void ordersAreTotal(Board board) {
    Map<String, List<Ranked>> scopes = board
        .all()
        .filter(Ranked.class::isInstance)
        .map(Ranked.class::cast)
        .collect(Collectors.groupingBy(Ranked::scope));
    scopes.forEach((scope, ranked) -> {
      assertThat(ranked).extracting(Ranked::rank).doesNotHaveDuplicates();
      assertThat(ranked).allMatch(entity -> entity.rank().length() <= 48);
      List<Ranked> sorted =
          ranked.stream().sorted(Comparator.comparing(Ranked::rank)).toList();
      assertThat(board.inOrder(scope)).isEqualTo(sorted);
    });
  }

  private static Map<EntityId, List<Object>> entries(Board board) {
    return board
        .entries()
        .collect(Collectors.toMap(
            entry -> entry.entity().id(),
            entry -> List.of(
                entry.entity(),
                Arrays.stream(entry.versions()).boxed().toList(),
                entry.removed())));
  }

  private static void isTheSameAfterLoading(Board board) {
    Board loaded = Board.of(BOARD, board.version(), board.entries());
    assertThat(entries(loaded)).isEqualTo(entries(board));
    for (Class<? extends Entity> type : Catalogue.entities()) {
      assertThat(loaded.count(type)).isEqualTo(board.count(type)).isEqualTo((int)
          board.all(type).count());
      if (Numbered.class.isAssignableFrom(type)) {
        Class<? extends Numbered> numbered = type.asSubclass(Numbered.class);
        assertThat(loaded.nextNumber(numbered)).isEqualTo(board.nextNumber(numbered));
      }
    }
    ordersAreTotal(loaded);
    board
        .entries()
        .filter(entry -> !entry.present())
        .map(BoardEntry::removed)
        .forEach(version ->
            assertThat(loaded.removedBy(version)).isNotEmpty().isEqualTo(board.removedBy(version)));
  }

  private static Set<Hat> hatsThere(Board board) {
    return board
        .all(Member.class)
        .flatMap(member -> member.hats().stream())
        .collect(Collectors.toSet());
  }
}
