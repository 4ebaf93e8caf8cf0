package dev.tandem.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tokens for programs, links for ideas, and scores that are nobody else's, against a server with a Redis of its own. */
class PlanApiIT extends ApiCase {
  @Override
  String[] settings() {
    return new String[] {"TANDEM_LIMIT_GUESSES", "12"};
  }

  private static JsonObject op(String type, String id) {
    return new JsonObject().put("type", type).put("id", id);
  }

  /** Does an op on the board, and gives its state or code. */
  private String does(Http who, JsonObject op) {
    JsonObject body = new JsonObject()
        .put("client", newClient())
        .put("list", new JsonArray().add(new JsonObject().put("n", 1).put("op", op)));
    Http.Answer answer = who.post(at("/ops"), body);
    if (answer.status() != 200) return String.valueOf(answer.status());
    JsonObject first = answer.list("list").getJsonObject(0);
    return first.getString("code", first.getString("state"));
  }

  private JsonObject entity(Http who, String id) {
    return who.get(at("")).list("entities").stream()
        .map(JsonObject.class::cast)
        .filter(entity -> entity.getString("id").equals(id))
        .findFirst()
        .orElse(new JsonObject());
  }

  private String keyResult() {
    String objective = newId();
    String result = newId();
    assertThat(does(owner, op("createObjective", objective).put("title", "Trust")))
        .isEqualTo("committed");
    JsonObject add = op("addKeyResult", result)
        .put("objective", objective)
        .put("title", "Refunds in a day")
        .put("baseline", 10)
        .put("target", 90);
    assertThat(does(owner, add)).isEqualTo("committed");
    return result;
  }

  private Http.Answer makeToken(String name, String hat) {
    return owner.post(
        at("/tokens"), new JsonObject().put("name", name).put("hats", new JsonArray().add(hat)));
  }

  @Test
  void aProgramSendsFiguresWithItsTokenUntilItIsRevoked() {
    String result = keyResult();
    JsonObject made = makeToken("Figures", "pm").json();
    Http program = anybody.as(made.getString("token"));
    JsonObject measure = op("setKeyResultCurrent", result).put("current", 41.5);
    assertThat(does(program, measure)).isEqualTo("committed");
    assertThat(entity(owner, result).getValue("current")).isEqualTo(41.5);
    assertThat(owner.get(at("/tokens")).list("tokens").getJsonObject(0).getString("name"))
        .isEqualTo("Figures");
    assertThat(owner.get(at("/tokens")).text()).doesNotContain(made.getString("token"));

    assertThat(owner.delete(at("/tokens/" + made.getString("id"))).status()).isEqualTo(204);
    assertThat(program.get(at("")).status()).isEqualTo(401);
    assertThat(owner.get(at("/tokens")).list("tokens")).isEmpty();
    assertThat(owner.delete(at("/tokens/" + made.getString("id"))).status()).isEqualTo(404);
  }

  @Test
  void aTokenDoesWhatItsHatsMayDoOnItsBoardAndNothingElse() {
    String result = keyResult();
    Http reader = anybody.as(makeToken("Reader", "stakeholder").json().getString("token"));
    assertThat(reader.get(at("")).status()).isEqualTo(200);
    assertThat(does(reader, op("setKeyResultCurrent", result).put("current", 1)))
        .isEqualTo("NO_RIGHT");
    assertThat(reader.get(at("/tokens")).status()).isEqualTo(403);
    String other =
        owner.post("/api/boards", new JsonObject().put("name", "Other")).json().getString("board");
    assertThat(reader.get("/api/boards/" + other).status()).isEqualTo(404);
    assertThat(reader.post("/api/boards", new JsonObject().put("name", "Mine")).status())
        .isEqualTo(403);
    assertThat(makeToken(" ", "pm").field()).isEqualTo("name");
    assertThat(makeToken("X", "king").field()).isEqualTo("hats");
  }

  @Test
  void anybodyWithTheLinkHandsInIdeasUntilItIsRevoked() {
    JsonObject link = owner.post(at("/idealinks"), "").json();
    JsonObject about = new JsonObject().put("link", link.getString("url"));
    assertThat(anybody.post("/api/ideas/about", about).json().getString("title"))
        .isEqualTo("Plan");
    JsonObject idea = about.copy().put("title", "Dark mode").put("name", "Kim").put("body", "");
    Http.Answer answer = anybody.post("/api/ideas", idea);
    assertThat(answer.status()).isEqualTo(201);
    JsonObject kept = entity(owner, answer.json().getString("id"));
    assertThat(kept.getString("title")).isEqualTo("Dark mode");
    assertThat(kept.getString("name")).isEqualTo("Kim");
    assertThat(kept.containsKey("member")).isFalse();
    assertThat(anybody.post("/api/ideas", about.copy().put("title", " ")).field())
        .isEqualTo("title");
    assertThat(anybody
            .post("/api/ideas", about.copy().put("title", "x").put("status", "shipped"))
            .field())
        .isEqualTo("status");

    assertThat(does(owner, op("removeIdeaLink", link.getString("id")))).isEqualTo("committed");
    assertThat(anybody.post("/api/ideas", idea).status()).isEqualTo(404);
    int status = 0;
    for (int i = 0; i < 20 && status != 429; i++)
      status = anybody.post("/api/ideas", idea).status();
    assertThat(status).isEqualTo(429);
  }

  @Test
  void aScoreIsNobodyElsesBeforeTheReveal() {
    String lane = newId();
    String initiative = newId();
    String scoring = newId();
    does(owner, op("createLane", lane).put("title", "Lane"));
    does(owner, op("createInitiative", initiative).put("title", "Refunds").put("lane", lane));
    JsonObject begin = op("createScoring", scoring)
        .put("method", "rice")
        .put("criteria", new JsonArray())
        .put("weights", new JsonArray());
    assertThat(does(owner, begin)).isEqualTo("committed");
    JsonObject made = makeToken("Dita", "stakeholder").json();
    JsonObject score = op("scoreInitiative", scoring)
        .put("initiative", initiative)
        .put("hat", "stakeholder")
        .put("values", new JsonArray().add(734519).add(2).add(80).add(3));
    assertThat(does(anybody.as(made.getString("token")), score)).isEqualTo("committed");
    List<String> everything = List.of(
        owner.get(at("")).text(),
        owner.get(at("/changes?after=0")).text(),
        owner.get(at("/export/json")).text());
    assertThat(everything).allMatch(text -> text.contains(scoring) && !text.contains("734519"));

    assertThat(does(owner, op("revealScoring", scoring))).isEqualTo("committed");
    String id = scoring + "." + initiative + "." + made.getString("id");
    assertThat(entity(owner, id).getJsonArray("values").getInteger(0)).isEqualTo(734519);
  }
}
