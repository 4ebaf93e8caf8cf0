package dev.tandem.room;

import static dev.tandem.room.TestRooms.ANA;
import static dev.tandem.room.TestRooms.BEN;
import static dev.tandem.room.TestRooms.ops;
import static dev.tandem.room.TestRooms.person;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.auth.Identity;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Hat;
import dev.tandem.domain.members.AddMember;
import dev.tandem.domain.session.AddPhase;
import dev.tandem.domain.session.LiveSession;
import dev.tandem.domain.session.NextPhase;
import dev.tandem.domain.session.SessionFormat;
import dev.tandem.domain.session.StartSession;
import dev.tandem.protocol.ServerMessage.Tab;
import dev.tandem.testing.ManualLoop;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** SESSION-7: who leads a session is somebody who is here, seen by any node, in a time of the test's own. */
class StandInsTest {
  private static final EntityId SESSION = EntityId.of("ls");
  private static final Identity CARA = person("M3", "Cara");

  private ManualLoop time;
  private final TestRooms test = new TestRooms(RoomSettings.DEFAULT, real -> {
    time = new ManualLoop(real);
    return time;
  });
  private final TestRooms.Node here = test.node();
  private final TestRooms.Node there = test.node();
  private List<TestRooms.Node> nodes = List.of(here, there);

  @BeforeEach
  void anaStartsASession() {
    here.open();
    there.open();
    here.submit(
        ANA,
        1,
        ops(
            1,
            new AddMember(CARA.member(), "Cara", List.of(Hat.DEVELOPER)),
            new StartSession(SESSION, SessionFormat.PLANNING, "Plan"),
            new AddPhase(
                EntityId.of("p1"), SESSION, "Goal", 10, Optional.empty(), Optional.empty()),
            new NextPhase(SESSION)));
    comes(here, ANA);
    pass(1);
  }

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void somebodyStandsInAfterFifteenSecondsAndTheFacilitatorHasItBack() {
    comes(here, BEN);
    goes(here, ANA);
    pass(13);
    assertThat(session().leader()).isEqualTo(ANA.member());
    pass(4);
    assertThat(session().leader()).isEqualTo(BEN.member());
    assertThat(session().facilitator()).isEqualTo(ANA.member());
    comes(here, ANA);
    pass(2);
    assertThat(session().leader()).isEqualTo(ANA.member());
    assertThat(session().standIn()).isEmpty();
  }

  @Test
  void whoComesBackInTimeWasNeverAway() {
    comes(here, BEN);
    long before = version();
    for (int i = 0; i < 5; i++) {
      goes(here, ANA);
      pass(12);
      comes(here, ANA);
      pass(2);
    }
    assertThat(version()).isEqualTo(before);
  }

  @Test
  void aFacilitatorOnAnotherNodeIsHere() {
    comes(there, BEN);
    long before = version();
    pass(120);
    assertThat(version()).isEqualTo(before);
  }

  @Test
  void itHoldsWhenTheNodeOfTheFacilitatorDies() {
    comes(there, BEN);
    pass(7);
    Optional<Long> deadline = session().deadline();
    here.crash();
    nodes = List.of(there);
    pass(12);
    assertThat(session().leader()).isEqualTo(ANA.member());
    pass(10);
    assertThat(session().leader()).isEqualTo(BEN.member());
    assertThat(session().deadline()).isEqualTo(deadline).isPresent();
    comes(there, ANA);
    pass(2);
    assertThat(session().leader()).isEqualTo(ANA.member());
  }

  @Test
  void ofTwoNodesThatSeeItOnlyOneDoesIt() {
    comes(here, BEN);
    comes(there, BEN);
    pass(1);
    goes(here, ANA);
    long before = version();
    pass(40);
    assertThat(session().leader()).isEqualTo(BEN.member());
    assertThat(version()).isEqualTo(before + 1);
  }

  @Test
  void nobodyStandsInWhoMayNotFacilitate() {
    comes(here, CARA);
    goes(here, ANA);
    pass(40);
    assertThat(session().leader()).isEqualTo(ANA.member());
    comes(there, BEN);
    pass(3);
    assertThat(session().leader()).isEqualTo(BEN.member());
  }

  @Test
  void aStandInWhoGoesIsStoodInFor() {
    comes(here, BEN);
    goes(here, ANA);
    pass(17);
    assertThat(session().leader()).isEqualTo(BEN.member());
    here.submit(ANA, 1, ops(5, new AddMember(EntityId.of("M4"), "Dev", List.of(Hat.PM))));
    comes(there, person("M4", "Dev"));
    goes(here, BEN);
    pass(18);
    assertThat(session().leader().value()).isEqualTo("M4");
  }

  private void comes(TestRooms.Node node, Identity who) {
    BoardRoom room = node.open();
    test.loop.run(() -> room.presence().put(tab(node, who)));
  }

  private void goes(TestRooms.Node node, Identity who) {
    BoardRoom room = node.open();
    test.loop.run(() -> room.presence().remove(tab(node, who).tab()));
  }

  private Tab tab(TestRooms.Node node, Identity who) {
    return new Tab(
        who.name() + (node == here ? " here" : " there"),
        Optional.empty(),
        Optional.of(who.member()),
        Optional.of(who.name()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Second by second, each node with all that it does about it. */
  private void pass(int seconds) {
    for (int i = 0; i < seconds; i++) {
      test.loop.run(() -> time.pass(1000));
      test.until(() -> nodes.stream().allMatch(node -> level(node)));
    }
  }

  private boolean level(TestRooms.Node node) {
    BoardRoom room = node.room().result();
    return room.committer().isIdle() && room.head().version() == version();
  }

  private long version() {
    return nodes.stream()
        .mapToLong(node -> node.room().result().head().version())
        .max()
        .orElseThrow();
  }

  private LiveSession session() {
    return nodes.get(0).open().board().find(SESSION, LiveSession.class).orElseThrow();
  }
}
