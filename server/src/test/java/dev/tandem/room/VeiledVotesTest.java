package dev.tandem.room;

import static dev.tandem.room.TestRooms.ANA;
import static dev.tandem.room.TestRooms.BEN;
import static dev.tandem.room.TestRooms.ops;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.domain.backlog.CreateStory;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.session.CastVote;
import dev.tandem.domain.session.OpenRound;
import dev.tandem.domain.session.RevealRound;
import dev.tandem.domain.session.Vote;
import dev.tandem.transfer.TandemJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What only its author may see leaves a room to nobody else, and survives other nodes and restarts all the same. */
class VeiledVotesTest {
  private static final EntityId ROUND = EntityId.of("r1");
  private static final String CARD = "thirteen";

  private final TestRooms test = new TestRooms();
  private final TestRooms.Node here = test.node();
  private final TestRooms.Node there = test.node();

  @BeforeEach
  void beginARound() {
    here.submit(
        ANA,
        1,
        ops(
            1,
            new CreateStory(EntityId.of("s1"), "Pay out", Optional.empty()),
            new OpenRound(
                ROUND,
                EntityId.of("s1"),
                Optional.empty(),
                List.of("eight", CARD),
                Optional.of(List.of(ANA.member(), BEN.member())))));
  }

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void aVoteIsNobodyElsesUntilItIsShown() {
    TestRooms.Guest ana = here.join(ANA);
    TestRooms.Guest ben = here.join(BEN);
    TestRooms.Guest afar = there.join(ANA);
    vote();
    seen(ana, ben, afar);
    assertThat(said(ben)).contains(CARD);
    assertThat(said(ana)).doesNotContain(CARD).contains("\"cast\":true");
    assertThat(said(afar)).doesNotContain(CARD);
    assertThat(said(there.join(ANA))).doesNotContain(CARD);
    BoardRoom one = here.open();
    BoardRoom other = there.open();
    assertThat(cards(test.loop.get(other::wholeBoard).toString())).isZero();
    assertThat(cards(test.loop.get(() -> one.changes(0)).orElseThrow().toString()))
        .isZero();
    byte[] file = TandemJson.export(other.board());
    assertThat(cards(new String(file, StandardCharsets.UTF_8))).isZero();
  }

  @Test
  void itsAuthorHasItBackAnywhere() {
    here.open();
    vote();
    TestRooms.Guest again = there.join(BEN);
    JsonNode own = again.subscriber.messages.get(again.subscriber.messages.size() - 1);
    assertThat(own.path("t").asText()).isEqualTo("own");
    assertThat(own.at("/list/0/fields/value").asText()).isEqualTo(CARD);
  }

  @Test
  void allNodesKnowItAndShowItTogether() {
    there.open();
    TestRooms.Guest ana = here.join(ANA);
    vote();
    seen(ana);
    there.submit(ANA, 3, ops(1, new RevealRound(ROUND)));
    seen(ana);
    assertThat(ana.subscriber.board.text(Vote.id(ROUND, BEN.member()).value(), "value"))
        .isEqualTo(CARD);
    here.crash();
    there.crash();
    assertThat(test.node().open().board().find(Vote.id(ROUND, BEN.member()), Vote.class))
        .hasValueSatisfying(vote -> assertThat(vote.value()).contains(CARD));
  }

  @Test
  void aRestartForgetsNoVoteThatIsNotShown() {
    vote();
    here.crash();
    there.crash();
    assertThat(test.node().open().board().find(Vote.id(ROUND, BEN.member()), Vote.class))
        .hasValueSatisfying(vote -> assertThat(vote.value()).contains(CARD));
  }

  private void vote() {
    here.submit(BEN, 2, ops(1, new CastVote(ROUND, Optional.of(CARD))));
  }

  private void seen(TestRooms.Guest... guests) {
    long version = here.open().head().version();
    long newest = Math.max(version, there.open().head().version());
    for (TestRooms.Guest guest : guests)
      test.until(() -> guest.subscriber.board.version() >= newest);
  }

  /** All that was sent but the scale, where the card stands, too. */
  private static String said(TestRooms.Guest guest) {
    return guest.subscriber.messages.toString().replace("[\"eight\",\"" + CARD + "\"]", "");
  }

  private static int cards(String json) {
    return json.replace("[\"eight\",\"" + CARD + "\"]", "").split(CARD, -1).length - 1;
  }
}
