package dev.tandem.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.Hat;
import dev.tandem.domain.board.Op;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.RefusalCode;
import dev.tandem.protocol.BadField;
import dev.tandem.protocol.Ids;
import dev.tandem.protocol.OpCodec;
import dev.tandem.protocol.StrictJson;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every field of every op with values nobody should send: a refusal that names a field of the op, or it is done. */
class NonsenseTest {
  private static final Set<RefusalCode> CODES =
      EnumSet.of(RefusalCode.INVALID, RefusalCode.GONE, RefusalCode.LIMIT, RefusalCode.STALE);

  private static final List<String> VALUES = List.of(
      "null",
      "true",
      "false",
      "0",
      "-1",
      "1.5",
      "0.001",
      "9007199254740993",
      "123456789012345678901234567890",
      "1e400",
      "1e-400",
      "1e999999999",
      "-1e999999999",
      "1" + "0".repeat(100),
      "\"\"",
      "\" \"",
      "\"x\"",
      "\"__proto__\"",
      "\"constructor\"",
      "\"owner\"",
      "\"s1\"",
      "\"s1.description\"",
      "\".description\"",
      "\".\"",
      "\"a\\u0000b\"",
      "\"a\\u202eb\"",
      "\"\\ud800\"",
      "\"\\u2028\"",
      "\"<script>alert(1)</script>\"",
      "\"" + "y".repeat(200_000) + "\"",
      "[]",
      "[null]",
      "[\"owner\"]",
      "[[]]",
      "[-1]",
      "[[0,\"a\",null]]",
      "[4294967296]",
      "[2147483647,2147483647]",
      "{}",
      "{\"type\":\"moveStory\"}",
      "{\"type\":\"constructor\",\"id\":\"s1\"}",
      "{\"type\":\"restoreEntity\",\"id\":\"s1\"}",
      "{\"__proto__\":{\"on\":true}}",
      "[".repeat(40) + "]".repeat(40));

  @TestFactory
  Stream<DynamicTest> everyFieldOfEveryOp() {
    List<Vector> one = new ArrayList<>();
    for (Vector vector : Vector.ops()) {
      boolean known = one.stream().anyMatch(other -> other.type().equals(vector.type()));
      if (!vector.refused() && !known) one.add(vector);
    }
    return one.stream()
        .flatMap(vector -> fields(vector).stream()
            .map(field -> DynamicTest.dynamicTest(
                vector.type() + "." + field.getName(), () -> nonsenseIn(vector, field))));
  }

  private static List<RecordComponent> fields(Vector vector) {
    return Arrays.asList(Catalogue.op(vector.type()).getRecordComponents());
  }

  private static void nonsenseIn(Vector vector, RecordComponent field) throws Exception {
    Board board = vector.board();
    for (String value : VALUES) {
      ObjectNode op = vector.json().get("op").deepCopy();
      op.set(field.getName(), StrictJson.parse("[1," + value + "]").get(1));
      isAnswered(board, vector, op, field.getName() + "=" + value);
      if (value.equals("null")) assertThat(refusal(op)).contains(field.getName());
    }
    ObjectNode without = vector.json().get("op").deepCopy();
    without.remove(field.getName());
    boolean optional = field.getType() == Optional.class;
    if (optional) isAnswered(board, vector, without, "without " + field.getName());
    else assertThat(refusal(without)).contains(field.getName());
    ObjectNode more = vector.json().get("op").deepCopy();
    more.set("__proto__", more.get("id"));
    assertThat(refusal(more)).contains("__proto__");
  }

  private static OpContext owner(Vector vector) {
    OpContext by = vector.context();
    return new OpContext(by.member(), EnumSet.of(Hat.OWNER), by.now(), by.limits());
  }

  /** The field a codec refuses, empty when it reads the op. */
  private static Optional<String> refusal(JsonNode op) {
    try {
      OpCodec.read(op, Ids.ANY);
      return Optional.empty();
    } catch (BadField bad) {
      return Optional.of(bad.field());
    }
  }

  private static void isAnswered(Board board, Vector vector, JsonNode json, String what) {
    List<String> names = fields(vector).stream().map(RecordComponent::getName).toList();
    Outcome outcome;
    try {
      Op op = OpCodec.read(json, Ids.ANY);
      outcome = board.decide(op, owner(vector), Optional.empty());
    } catch (BadField bad) {
      outcome = bad.refused();
    }
    if (!(outcome instanceof Outcome.Refused refused)) {
      board.evolve(board.version() + 1, (Outcome.Changed) outcome);
      return;
    }
    String shown = what.substring(0, Math.min(what.length(), 80));
    assertThat(refused.code()).as(shown).isIn(CODES);
    assertThat(refused.field()).as(shown).get().isIn(names);
    assertThat(refused.text()).as(shown).isNotBlank().hasSizeLessThan(300);
  }
}
