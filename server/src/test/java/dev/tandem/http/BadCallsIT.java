package dev.tandem.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls with something wrong in them: a problem that names it, and nothing done. */
class BadCallsIT extends ApiCase {
  static Stream<String> badBodies() {
    String ok = "\"client\":\"0123456789abcdef0123456789abcdef\"";
    return Stream.of(
        "/api/boards | {} | name",
        "/api/boards | [] | body",
        "/api/boards | {\"name\":\"x\"} {} | body",
        "/api/boards | nonsense | body",
        "/api/boards | {\"name\":7} | name",
        "/api/boards | {\"name\":null} | name",
        "/api/boards | {\"name\":\" \"} | name",
        "/api/boards | {\"name\":\"" + "x".repeat(513) + "\"} | name",
        "/api/boards | {\"name\":\"a\\u0007b\"} | name",
        "/api/boards | {\"name\":\"a\\nb\"} | name",
        "/api/boards | {\"name\":\"\\ud800\"} | name",
        "/api/boards | {\"name\":\"x\",\"template\":\"none\"} | template",
        "/api/boards | {\"name\":\"x\",\"template\":1} | template",
        "/api/boards | {\"name\":\"x\",\"more\":1} | more",
        "/api/boards | {\"name\":\"x\",\"__proto__\":{}} | __proto__",
        "B/ops | {} | client",
        "B/ops | {\"client\":\"x\",\"list\":[]} | client",
        "B/ops | {\"client\":5,\"list\":[]} | client",
        "B/ops | {" + ok + "} | list",
        "B/ops | {" + ok + ",\"list\":{}} | list",
        "B/ops | {" + ok + ",\"list\":[{}]} | list",
        "B/ops | {" + ok + ",\"list\":[{\"n\":0,\"op\":{}}]} | list",
        "B/ops | {" + ok + ",\"list\":[{\"n\":1.5,\"op\":{}}]} | list",
        "B/ops | {" + ok + ",\"list\":[null]} | list",
        "B/ops | {" + ok + ",\"list\":[],\"together\":1} | together",
        "B/ops | {" + ok + ",\"list\":[],\"extra\":1} | extra",
        "B/invites | {} | hats",
        "B/invites | {\"hats\":[]} | hats",
        "B/invites | {\"hats\":\"po\"} | hats",
        "B/invites | {\"hats\":[\"king\"]} | hats",
        "B/invites | {\"hats\":[1]} | hats",
        "B/invites | {\"hats\":[\"po\"],\"expiresIn\":0} | expiresIn",
        "B/invites | {\"hats\":[\"po\"],\"expiresIn\":\"1\"} | expiresIn",
        "B/invites | {\"hats\":[\"po\"],\"expiresIn\":1e99} | expiresIn",
        "B/screens | {} | layout",
        "B/screens | {\"layout\":\"wide\"} | layout",
        "B/screens | {\"layout\":3} | layout",
        "B/screens | {\"layout\":\"sprint\",\"code\":\"ABCD\"} | code",
        "B/tickets | {\"more\":1} | more",
        "/api/join | {} | invite",
        "/api/join | {\"invite\":1} | invite",
        "/api/join | {\"invite\":\"x\",\"name\":2} | name",
        "/api/join | {\"invite\":\"x\",\"name\":\"\"} | name",
        "/api/join | {\"invite\":\"x\",\"name\":\"" + "n".repeat(513) + "\"} | name",
        "/api/join | {\"invite\":\"x\",\"extra\":2} | extra");
  }

  @ParameterizedTest
  @MethodSource("badBodies")
  void namesTheFieldThatIsWrong(String line) {
    String[] parts = line.split(" \\| ");

    Http.Answer answer = owner.post(parts[0].replace("B", "/api/boards/" + board), parts[1]);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("INVALID");
    assertThat(answer.field()).isEqualTo(parts[2]);
    assertThat(answer.json().getString("detail")).isNotBlank();
    assertThat(owner.get(at("")).json().getLong("version")).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/import | format",
        "/import?format=jira | format",
        "/import?format=csv&dryRun=yes | dryRun",
        "/import?format=csv&format=csv | format",
        "/import?format=csv&map=x | map",
      })
  void namesTheParameterThatIsWrong(String path, String field) {
    Http.Answer answer = owner.post(at(path), "title\nx\n");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.field()).isEqualTo(field);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?after=", "?after=x", "?after=-1", "?after=1.5", "?after=1&after=2"})
  void changesNeedAVersion(String query) {
    assertThat(owner.get(at("/changes" + query)).field()).isEqualTo("after");
  }

  @Test
  void refusesBytesThatAreNoText() {
    byte[] body = "{\"name\":\"?\"}".getBytes(StandardCharsets.UTF_8);
    body[9] = (byte) 0xFF;

    assertThat(owner.post("/api/boards", body).field()).isEqualTo("body");
  }

  @Test
  void refusesWhatIsTooMuch() {
    JsonObject many = new JsonObject().put("client", newClient());
    JsonArray list = new JsonArray();
    for (int n = 1; n <= 101; n++) list.add(new JsonObject().put("n", n).put("op", lane("x")));
    assertThat(owner.post(at("/ops"), many.put("list", list)).code()).isEqualTo("LIMIT");
    assertThat(owner.post("/api/boards", "x".repeat(65 * 1024)).code()).isEqualTo("LIMIT");
    assertThat(owner.post(at("/ops"), "x".repeat((1 << 20) + 1)).status()).isEqualTo(413);
    assertThat(owner.post(at("/import?format=csv"), new byte[(20 << 20) + 1]).status())
        .isEqualTo(413);
    assertThat(owner.get("/api/me").status()).isEqualTo(200);
  }

  @Test
  void addressesThatAreNotThereAreProblems() {
    for (String path : List.of(
        "/api", "/api/", "/api/nothing", "/api/boards/" + board + "/export/pdf", at("/nothing"))) {
      Http.Answer answer = owner.get(path);
      assertThat(answer.status()).as(path).isEqualTo(404);
      assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
    }
    assertThat(owner.delete("/api/boards").status()).isEqualTo(404);
  }
}
