package dev.tandem.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.domain.Catalogue;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.EntityShape;
import dev.tandem.domain.board.Op;
import dev.tandem.domain.text.TextDelta;
import dev.tandem.testing.TestApi;
import dev.tandem.testing.TestClient;
import dev.tandem.testing.TestRedis;
import dev.tandem.testing.TestServer;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Every op with every field bad in every way, through a socket: each is refused by the field's name and nothing else happens. */
class BadOpsIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ID = "01J00000000000000000000001";

  private record Bad(ObjectNode op, String field) {}

  @Test
  void everyBadFieldOfEveryOpIsRefusedByItsName() throws IOException {
    List<Bad> all = new ArrayList<>();
    for (Class<? extends Op> type : Catalogue.ops()) {
      if (Catalogue.op(EntityShape.wireName(type)) != null) addAll(type, all);
    }
    assertThat(all).hasSizeGreaterThan(500);
    try (TestRedis redis = TestRedis.start();
        TestServer server = TestServer.start(redis.url(), "TANDEM_RATE_LIMITS", "off")) {
      String board = new TestApi().makeBoard(server.url());
      try (TestClient ana = new TestClient(TestServer.OWNER, board).connect(server.url());
          TestClient ben = new TestClient(TestServer.OWNER, board).connect(server.url())) {
        long before = ana.version();
        for (int from = 0; from < all.size(); from += 100) {
          ana.ops(
              all.subList(from, Math.min(all.size(), from + 100)).stream()
                  .map(Bad::op)
                  .toList(),
              false);
        }
        ana.settle();
        List<JsonNode> refusals = ana.all("refused");
        assertThat(refusals).hasSize(all.size());
        for (JsonNode refused : refusals) {
          Bad bad = all.get(refused.get("n").intValue() - 1);
          assertThat(refused.get("code").textValue())
              .as(bad.op().toString())
              .isIn("INVALID", "LIMIT");
          assertThat(refused.path("field").textValue())
              .as(bad.op() + " " + refused)
              .isEqualTo(bad.field());
          assertThat(refused.get("text").textValue()).isNotBlank();
        }
        assertThat(ana.version()).isEqualTo(before);
        assertThat(ben.count("changes")).isZero();
        assertThat(ben.outcomeOf(
                ben.op("{\"type\":\"createLane\",\"id\":\"" + ID + "\",\"title\":\"Fine\"}")))
            .isEqualTo("committed");
        ana.reach(before + 1);
      }
    }
  }

  private static void addAll(Class<? extends Op> type, List<Bad> all) throws IOException {
    ObjectNode good = JSON.createObjectNode().put("type", EntityShape.wireName(type));
    for (RecordComponent field : type.getRecordComponents()) {
      if (field.getType() != Optional.class)
        good.set(field.getName(), JSON.readTree(good(field.getGenericType())));
    }
    for (String extra : List.of("constructor", "__proto__", "rank", "kind")) {
      if (!good.has(extra)) all.add(new Bad(good.deepCopy().put(extra, "x"), extra));
    }
    for (RecordComponent field : type.getRecordComponents()) {
      if (field.getType() != Optional.class) {
        ObjectNode missing = good.deepCopy();
        missing.remove(field.getName());
        all.add(new Bad(missing, field.getName()));
      }
      for (String value : bad(field.getGenericType())) {
        ObjectNode op = good.deepCopy();
        op.set(field.getName(), JSON.readTree(value));
        all.add(new Bad(op, field.getName()));
      }
    }
  }

  private static String good(Type type) {
    if (type == EntityId.class) return "\"" + ID + "\"";
    if (type == String.class) return "\"x\"";
    if (type == boolean.class) return "true";
    if (type == long.class) return "0";
    if (type == BigDecimal.class) return "1";
    if (type == TextDelta.class) return "[[0,\"x\"]]";
    if (type == Op.class) return "{\"type\":\"removeStory\",\"id\":\"" + ID + "\"}";
    if (type instanceof ParameterizedType) return "[]";
    return "\""
        + ((Class<?>) type).getEnumConstants()[0].toString().toLowerCase(java.util.Locale.ROOT)
        + "\"";
  }

  private static List<String> bad(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type inner = generic.getActualTypeArguments()[0];
      if (generic.getRawType() == Optional.class) return bad(inner);
      boolean numbers = inner == BigDecimal.class || inner == Long.class;
      String other = numbers ? "[\"x\"]" : "[7]";
      return List.of("null", "\"x\"", "{}", "[null]", other, "[[]]");
    }
    if (type == EntityId.class) {
      return List.of(
          "null",
          "7",
          "true",
          "{}",
          "[]",
          "\"\"",
          "\"s1\"",
          "\"" + ID + "0\"",
          "\"01j00000000000000000000001\"",
          "\"__proto__\"",
          "\"<b>\"",
          "\"\\u0000\"");
    }
    if (type == String.class) return List.of("null", "7", "true", "{}", "[\"x\"]");
    if (type == boolean.class || type == Boolean.class)
      return List.of("null", "1", "\"true\"", "{}", "[]");
    if (type == long.class || type == Long.class)
      return List.of("null", "\"1\"", "1.5", "true", "9007199254740993", "9".repeat(70), "[]");
    if (type == BigDecimal.class) return List.of("null", "\"5\"", "true", "{}", "9".repeat(70));
    if (type == TextDelta.class) {
      return List.of(
          "null",
          "7",
          "\"x\"",
          "{}",
          "[-1]",
          "[1.5]",
          "[[]]",
          "[[\"x\"]]",
          "[[0,7]]",
          "[null]",
          "[99999999999]");
    }
    if (type == Op.class)
      return List.of("null", "7", "{}", "[]", "{\"type\":\"noSuch\"}", "{\"type\":\"moveStory\"}");
    return List.of("null", "7", "true", "\"king\"", "\"\"", "{}", "[]");
  }
}
