package dev.tandem.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.domain.Catalogue;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.EntityShape;
import dev.tandem.domain.board.Hat;
import dev.tandem.domain.board.Limits;
import dev.tandem.domain.board.Op;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.text.TextDelta;
import dev.tandem.protocol.BadField;
import dev.tandem.protocol.Ids;
import dev.tandem.protocol.OpCodec;
import dev.tandem.testing.TestClient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Every op in every hat, over HTTP and over a socket, on the member's own board, on one of others and on one that is not:
 * what the domain says of rights ({@code RightsMatrixTest}) is what the edges let through, and no more.
 */
class HatsIT extends ApiCase {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int AT_ONCE = 50;

  private record Sent(JsonObject op, boolean allowed) {}

  @Override
  String[] settings() {
    return new String[] {"TANDEM_RATE_LIMITS", "off"};
  }

  @Test
  void everyOpIsDoneOnlyInAHatThatHoldsItsRight() throws IOException {
    int refused = 0;
    for (Hat hat : Hat.values()) {
      // On a board of its own: an owner's ops may change who may do what.
      makeBoard();
      String token = token(hat);
      List<Sent> all = ops(hat);
      assertThat(all).hasSizeGreaterThan(100);
      refused += overHttp(hat, anybody.as(token), all);
      makeBoard();
      overSocket(hat, token(hat), all);
    }
    assertThat(refused).isGreaterThan(200);
  }

  @Test
  void noHatOpensTheBoardOfOthers() {
    String foreign = board;
    long before = version(foreign);
    makeBoard();
    for (Hat hat : Hat.values()) {
      Http member = anybody.as(token(hat));
      for (String other : List.of(foreign, UNKNOWN)) {
        for (Class<? extends Op> type : sendable()) {
          JsonObject op = good(type);
          Http.Answer answer = member.post("/api/boards/" + other + "/ops", ops(newClient(), op));
          assertThat(answer.status()).as(hat + " " + op).isEqualTo(404);
        }
        assertThat(member.post("/api/boards/" + other + "/tickets", "").status())
            .isEqualTo(404);
      }
    }
    assertThat(version(foreign)).isEqualTo(before);
  }

  @Test
  void aWallWritesNothing() {
    Http.Answer made = owner.post(at("/screens"), new JsonObject().put("layout", "roadmap"));
    String link = made.json().getString("url");
    Http wall = anybody.as(link.substring(link.lastIndexOf('.') + 1));
    assertThat(wall.get(at("")).status()).isEqualTo(200);
    long before = version(board);
    for (Class<? extends Op> type : sendable()) {
      Http.Answer answer = wall.post(at("/ops"), ops(newClient(), good(type)));
      boolean refused = answer.status() == 403
          || answer.list("list").getJsonObject(0).getString("state").equals("refused");
      assertThat(refused).as(type + " " + answer.text()).isTrue();
    }
    assertThat(version(board)).isEqualTo(before);
  }

  private long version(String of) {
    return owner.get("/api/boards/" + of).json().getLong("version");
  }

  private String token(Hat hat) {
    String word = hat.name().toLowerCase(Locale.ROOT);
    String url = invite(JsonArray.of(word)).json().getString("url");
    return join(anybody, url, "Mo " + word).json().getString("token");
  }

  private int overHttp(Hat hat, Http member, List<Sent> all) {
    int refused = 0;
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      List<Sent> some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
      Http.Answer answer = member.post(
          at("/ops"), ops(newClient(), some.stream().map(Sent::op).toArray(JsonObject[]::new)));
      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
      for (int i = 0; i < some.size(); i++) {
        String code = answer.list("list").getJsonObject(i).getString("code", "");
        holds(hat, some.get(i), code);
        if (code.equals("NO_RIGHT")) refused++;
      }
    }
    return refused;
  }

  private void overSocket(Hat hat, String token, List<Sent> all) throws IOException {
    try (TestClient member = new TestClient(token, board).connect(server.url())) {
      List<JsonNode> ops = new ArrayList<>();
      for (Sent sent : all) ops.add(JSON.readTree(sent.op().encode()));
      for (int from = 0; from < ops.size(); from += AT_ONCE)
        member.ops(ops.subList(from, Math.min(ops.size(), from + AT_ONCE)), false);
      member.settle();
      for (int i = 0; i < all.size(); i++) holds(hat, all.get(i), member.outcomeOf(i + 1));
    }
  }

  private static void holds(Hat hat, Sent sent, String code) {
    assertThat(code.equals("NO_RIGHT"))
        .as(hat + " " + sent.op() + " " + code)
        .isEqualTo(!sent.allowed());
  }

  /** Each op with values of the right types, about things that are not there, and whether the domain allows it. */
  private static List<Sent> ops(Hat hat) throws IOException {
    Board empty = Board.empty(EntityId.of(UNKNOWN));
    Set<Hat> hats = Set.of(hat);
    OpContext context = new OpContext(EntityId.of(newId()), hats, 0, Limits.DEFAULT);
    List<Sent> all = new ArrayList<>();
    for (Class<? extends Op> type : sendable()) {
      JsonObject json = good(type);
      try {
        Op op = OpCodec.read(JSON.readTree(json.encode()), Ids.STRICT);
        all.add(new Sent(json, empty.rights(hats).contains(op.requires(empty, context))));
      } catch (BadField made) {
        throw new AssertionError(json.encode(), made);
      }
    }
    return all;
  }

  private static List<Class<? extends Op>> sendable() {
    return Catalogue.ops().stream()
        .filter(type -> Catalogue.op(EntityShape.wireName(type)) != null)
        .toList();
  }

  private static JsonObject good(Class<? extends Op> type) {
    JsonObject op = new JsonObject().put("type", EntityShape.wireName(type));
    for (RecordComponent field : type.getRecordComponents())
      if (field.getType() != Optional.class) op.put(field.getName(), good(field.getGenericType()));
    return op;
  }

  private static Object good(Type type) {
    if (type == EntityId.class) return newId();
    if (type == String.class) return "x";
    if (type == boolean.class) return true;
    if (type == long.class) return 0;
    if (type == BigDecimal.class) return 1;
    if (type == TextDelta.class) return JsonArray.of(JsonArray.of(0, "x"));
    if (type == Op.class) return new JsonObject().put("type", "removeStory").put("id", newId());
    if (type instanceof ParameterizedType) return new JsonArray();
    return ((Class<?>) type).getEnumConstants()[0].toString().toLowerCase(Locale.ROOT);
  }
}
