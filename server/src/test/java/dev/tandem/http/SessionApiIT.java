package dev.tandem.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a hostile or confused client tries in a live session over HTTP: refused in words, and nothing changed. */
class SessionApiIT extends ApiCase {
  private final String session = newId();
  private final String round = newId();
  private final String story = newId();
  private Http po;
  private Http developer;
  private Http stranger;
  private String asked;

  @BeforeEach
  void aRoundIsOpen() {
    po = member("po");
    developer = member("developer");
    stranger = member("developer");
    asked = me(developer);
    assertDone(po, op("createStory", story).put("title", "Refund"));
    assertDone(po, op("startSession", session).put("format", "planning").put("title", "Sprint 8"));
    assertDone(
        po,
        op("openRound", round)
            .put("story", story)
            .put("session", session)
            .put("scale", JsonArray.of("1", "2", "3"))
            .put("voters", JsonArray.of(asked, me(po))));
  }

  @Test
  void votesAreForTheInvitedInTheScaleAndBeforeTheReveal() {
    refused(stranger, op("castVote", round).put("value", "2"), "NO_RIGHT");
    refused(developer, op("castVote", round).put("value", "21"), "INVALID");
    refused(developer, op("castVote", round).put("value", ""), "INVALID");
    assertDone(developer, op("castVote", round).put("value", "2"));
    assertDone(developer, op("castVote", round).put("value", "3"));
    assertThat(found(vote(asked)).getString("value")).isNull();
    assertThat(developer.get(at("")).text()).doesNotContain("\"value\":\"3\"");
    assertThat(owner.get(at("/export/json")).text()).doesNotContain("\"value\":\"3\"");
    assertDone(po, op("revealRound", round));
    assertThat(found(vote(asked)).getString("value")).isEqualTo("3");
    refused(developer, op("castVote", round).put("value", "1"), "INVALID");
    assertThat(found(vote(asked)).getString("value")).isEqualTo("3");
  }

  @Test
  void nobodyVotesForSomebodyElse() {
    refused(stranger, op("castVote", round).put("value", "2").put("member", asked), "INVALID");
    refused(stranger, op("castVote", round + "." + asked).put("value", "2"), "GONE", "INVALID");
    assertThat(owner.get(at("")).text()).doesNotContain(round + "." + asked);
  }

  @Test
  void aClientHasNoClockOfItsOwn() {
    refused(
        developer,
        op("castVote", round).put("value", "2").put("at", 4_102_444_800_000L),
        "INVALID");
    refused(
        po, op("extendTimer", session).put("minutes", 1).put("now", 4_102_444_800_000L), "INVALID");
    refused(po, op("extendTimer", session).put("minutes", 600), "INVALID");
    refused(po, op("extendTimer", session).put("deadline", 4_102_444_800_000L), "INVALID");
    assertThat(found(id -> id.equals(session)).getLong("deadline")).isNull();
  }

  @Test
  void aSessionIsItsLeadersAndTheOwners() {
    Http other = member("pm");
    for (String type : new String[] {"endSession", "gatherAll", "pauseTimer", "nextPhase"}) {
      refused(developer, op(type, session), "NO_RIGHT");
      refused(other, op(type, session), "NO_RIGHT");
    }
    refused(other, op("revealRound", round), "NO_RIGHT");
    refused(other, op("handOver", session).put("member", me(other)), "NO_RIGHT");
    refused(po, op("standIn", session).put("member", me(po)), "NO_RIGHT");
    refused(
        other, op("startSession", newId()).put("format", "retro").put("title", "Two"), "INVALID");
    assertThat(found(id -> id.equals(session)).getString("state")).isEqualTo("running");
    assertDone(owner, op("endSession", session));
    refused(po, op("gatherAll", session), "INVALID");
  }

  @Test
  void aDeveloperWhoWasHandedTheSessionDoesAllOfIt() {
    refused(developer, op("nextPhase", session), "NO_RIGHT");
    assertDone(po, op("handOver", session).put("member", asked));
    String phase = newId();
    assertDone(
        developer,
        op("addPhase", phase).put("session", session).put("title", "Goal").put("minutes", 5));
    for (String type : new String[] {
      "nextPhase", "pauseTimer", "resumeTimer", "gatherAll",
    }) {
      assertDone(developer, op(type, session));
    }
    assertDone(developer, op("extendTimer", session).put("minutes", 2));
    assertDone(developer, op("focusOn", session).put("on", story).put("view", "backlog"));
    assertDone(developer, op("castVote", round).put("value", "3"));
    assertDone(developer, op("revealRound", round));
    assertDone(developer, op("agreePoints", round).put("points", 3));
    String next = newId();
    assertDone(
        developer,
        op("openRound", next)
            .put("story", story)
            .put("session", session)
            .put("scale", JsonArray.of("1", "2")));
    assertDone(developer, op("repeatRound", next));
    assertDone(developer, op("inviteVoters", next).put("voters", JsonArray.of(asked)));
    assertDone(developer, op("handOver", session).put("member", me(po)));
    refused(developer, op("endSession", session), "NO_RIGHT");
    assertThat(found(id -> id.equals(story)).getInteger("points")).isEqualTo(3);
  }

  private static JsonObject op(String type, String id) {
    return new JsonObject().put("type", type).put("id", id);
  }

  private String me(Http who) {
    return who.get("/api/me").json().getString("member");
  }

  private JsonObject answer(Http who, JsonObject op) {
    return who.post(at("/ops"), ops(newClient(), op)).list("list").getJsonObject(0);
  }

  private void assertDone(Http who, JsonObject op) {
    assertThat(answer(who, op).getString("state")).as(op.encode()).isEqualTo("committed");
  }

  private void refused(Http who, JsonObject op, String... codes) {
    JsonObject answer = answer(who, op);
    assertThat(answer.getString("state")).as(op.encode()).isEqualTo("refused");
    assertThat(answer.getString("code")).as(op.encode()).isIn((Object[]) codes);
    assertThat(answer.getString("text")).isNotBlank();
  }

  private Predicate<String> vote(String member) {
    return id -> id.equals(round + "." + member);
  }

  private JsonObject found(Predicate<String> id) {
    return owner.get(at("")).list("entities").stream()
        .map(JsonObject.class::cast)
        .filter(entity -> id.test(entity.getString("id")))
        .findFirst()
        .orElseThrow();
  }
}
