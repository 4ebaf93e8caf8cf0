package dev.tandem.room;

import static dev.tandem.domain.board.RefusalCode.GONE;
import static dev.tandem.domain.board.RefusalCode.LIMIT;
import static dev.tandem.domain.board.RefusalCode.NO_RIGHT;
import static dev.tandem.domain.board.RefusalCode.STALE;
import static dev.tandem.domain.board.RefusalCode.TOGETHER;
import static dev.tandem.protocol.ServerMessage.State.COMMITTED;
import static dev.tandem.protocol.ServerMessage.State.REFUSED;
import static dev.tandem.protocol.ServerMessage.State.UNKNOWN;
import static dev.tandem.room.TestRooms.ANA;
import static dev.tandem.room.TestRooms.BEN;
import static dev.tandem.room.TestRooms.BOARD;
import static dev.tandem.room.TestRooms.client;
import static dev.tandem.room.TestRooms.ops;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.domain.backlog.CreateStory;
import dev.tandem.domain.backlog.RemoveStory;
import dev.tandem.domain.backlog.SetStoryTitle;
import dev.tandem.domain.backlog.Story;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Hat;
import dev.tandem.domain.board.Limits;
import dev.tandem.domain.board.Op;
import dev.tandem.domain.members.RemoveMember;
import dev.tandem.domain.members.SetMemberHats;
import dev.tandem.protocol.SentOp;
import dev.tandem.protocol.ServerMessage.Answer;
import dev.tandem.store.StoreAway;
import dev.tandem.testing.TestLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of ops: order, exactly once, durable answers, one commit under way, unknown outcomes. */
class BoardRoomTest {
  private final TestRooms test = new TestRooms();
  private final TestRooms.Node node = test.node();

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void everybodyGetsTheSameChangesInOneOrder() {
    TestRooms.Guest ana = node.join();
    TestRooms.Guest ben = node.join();
    List<CompletableFuture<List<Answer>>> all = new ArrayList<>();
    for (int n = 1; n <= 50; n++) {
      all.add(node.later(one(ANA, 1, n, story(n))));
      all.add(node.later(one(BEN, 2, n, story(100 + n))));
    }
    all.forEach(each ->
        assertThat(TestLoop.await(each)).extracting(Answer::state).containsExactly(COMMITTED));
    long version = node.open().head().version();
    test.until(() ->
        ana.subscriber.board.version() == version && ben.subscriber.board.version() == version);
    assertThat(ana.subscriber.board.entities()).isEqualTo(ben.subscriber.board.entities());
    assertThat(stories()).isEqualTo(100);
  }

  @Test
  void anOpSentTenTimesIsDoneOnce() {
    Answer first = node.submit(ANA, 1, ops(1, story(1))).get(0);
    for (int time = 0; time < 9; time++) {
      assertThat(node.submit(ANA, 1, ops(1, story(1)))).containsExactly(first);
    }
    assertThat(version()).isEqualTo(first.version().orElseThrow());
  }

  @Test
  void anOpThatStandsTwiceInAMessageIsDoneOnce() {
    List<SentOp> twice = List.of(
        SentOp.of(1, story(1)),
        SentOp.of(1, story(1)),
        SentOp.of(2, story(2)),
        SentOp.of(1, story(1)));
    List<Answer> answers = node.submit(ANA, 1, twice);
    assertThat(answers).extracting(Answer::state).containsOnly(COMMITTED);
    assertThat(answers.get(0)).isEqualTo(answers.get(1)).isEqualTo(answers.get(3));
    assertThat(stories()).isEqualTo(2);
  }

  @Test
  void anOpThatArrivesWhileItIsBeingCommittedIsDoneOnce() {
    node.open();
    test.loop.run(node.store::hold);
    var first = node.later(one(ANA, 1, 1, story(1)));
    test.until(() -> node.store.held() > 0);
    var second = node.later(one(ANA, 1, 1, story(1)));
    test.loop.run(node.store::release);
    assertThat(TestLoop.await(first)).isEqualTo(TestLoop.await(second));
    assertThat(stories()).isEqualTo(1);
  }

  @Test
  void anOpSentThroughTwoNodesIsDoneOnce() {
    TestRooms.Node other = test.node();
    other.open();
    node.open();
    test.loop.run(() -> other.store.setDeaf(true));
    assertThat(node.submit(ANA, 1, ops(1, story(1), story(2))))
        .extracting(Answer::state)
        .containsOnly(COMMITTED);
    assertThat(other.submit(ANA, 1, ops(1, story(1), story(2))))
        .extracting(Answer::state)
        .containsOnly(COMMITTED);
    assertThat(other.submit(ANA, 1, ops(3, story(3))))
        .extracting(Answer::state)
        .containsOnly(COMMITTED);
    assertThat(stories()).isEqualTo(3);
  }

  @Test
  void nothingIsDoneAfterAGapUntilTheMissingOpCame() {
    assertThat(node.submit(ANA, 1, ops(2, story(2), story(3))))
        .extracting(Answer::state)
        .containsOnly(UNKNOWN);
    assertThat(stories()).isZero();
    assertThat(node.submit(ANA, 1, ops(1, story(1), story(2), story(3))))
        .extracting(Answer::state)
        .containsOnly(COMMITTED);
    assertThat(stories()).isEqualTo(3);
  }

  @Test
  void whatAnotherNodeRefusedIsNoGap() {
    TestRooms.Node other = test.node();
    other.submit(ANA, 1, ops(1, story(1)));
    node.submit(ANA, 1, ops(2, new RemoveStory(id(9)), new RemoveStory(id(9))));
    assertThat(other.submit(ANA, 1, ops(4, story(4))))
        .extracting(Answer::state)
        .containsExactly(COMMITTED);
  }

  @Test
  void togetherIsAllOrNone() {
    List<Answer> refused =
        node.together(ANA, 1, ops(1, story(1), new RemoveStory(id(9)), story(2)));
    assertThat(refused)
        .extracting(answer -> answer.code().orElseThrow())
        .containsExactly(TOGETHER, GONE, TOGETHER);
    assertThat(stories()).isZero();
    assertThat(node.together(ANA, 1, ops(4, story(1), new RemoveStory(id(1)), story(2))))
        .extracting(Answer::state)
        .containsOnly(COMMITTED);
    assertThat(stories()).isEqualTo(1);
  }

  @Test
  void moreThanSixtyFourTogetherAreRefusedByLimit() {
    Op[] many = new Op[65];
    for (int i = 0; i < many.length; i++) many[i] = story(i);
    assertThat(node.together(ANA, 1, ops(1, many)))
        .hasSize(65)
        .allSatisfy(answer -> assertThat(answer.code()).contains(LIMIT));
    assertThat(node.together(ANA, 1, ops(66, java.util.Arrays.copyOf(many, 64))))
        .extracting(Answer::state)
        .containsOnly(COMMITTED);
  }

  @Test
  void aConditionThatDoesNotHoldAnyMoreIsStale() {
    long made = node.submit(ANA, 1, ops(1, story(1))).get(0).version().orElseThrow();
    SentOp undo = new SentOp(
        2, Optional.of(new SetStoryTitle(id(1), "Mine")), Optional.empty(), Optional.of(made));
    assertThat(node.submit(ANA, 1, List.of(undo)).get(0).state()).isEqualTo(COMMITTED);
    SentOp late = new SentOp(
        3, Optional.of(new SetStoryTitle(id(1), "Late")), Optional.empty(), Optional.of(made));
    Answer answer = node.submit(ANA, 1, List.of(late)).get(0);
    assertThat(answer.code()).contains(STALE);
    assertThat(((Story) answer.current().orElseThrow()).title()).isEqualTo("Mine");
  }

  @Test
  void refusalsAreKeptOverARestartUntilTheyWereHeard() {
    assertThat(
            node.submit(ANA, 1, ops(1, new RemoveStory(id(9)), story(1), new RemoveStory(id(8)))))
        .extracting(Answer::state)
        .containsExactly(REFUSED, COMMITTED, REFUSED);
    node.crash();
    TestRooms.Node next = test.node();
    assertThat(
            next.submit(ANA, 1, ops(1, new RemoveStory(id(9)), story(1), new RemoveStory(id(8)))))
        .extracting(answer -> answer.code().map(Enum::name).orElse("done"))
        .containsExactly("GONE", "done", "GONE");
    test.loop.run(() -> next.rooms.rooms().iterator().next().heard(client(1), 3));
    next.submit(ANA, 1, ops(4, story(4)));
    var left = test.loop.get(() -> next.store.refused(BOARD.value(), client(1), 1, 9));
    assertThat(left).isEmpty();
  }

  @Test
  void oneCommitIsUnderWayAndWhatArrivesMeanwhileIsTheNext() {
    node.open();
    for (int client = 1; client <= 100; client++)
      node.submit(ANA, client, ops(1, new RemoveStory(id(0))));
    test.loop.run(node.store::hold);
    List<CompletableFuture<List<Answer>>> all = new ArrayList<>();
    for (int client = 1; client <= 100; client++)
      all.add(node.later(one(ANA, client, 2, story(client))));
    test.until(() -> node.store.held() > 0);
    test.loop.run(() -> {});
    assertThat(node.store.held()).isEqualTo(1);
    test.loop.run(node.store::release);
    all.forEach(TestLoop::await);
    long batches =
        test.memory.log(BOARD.value()).stream().filter(entry -> entry.to() > 3).count();
    assertThat(batches).isBetween(2L, 5L);
  }

  @Test
  void nothingIsAcknowledgedOrShownBeforeItIsStored() {
    TestRooms.Guest guest = node.join();
    long before = version();
    test.loop.run(node.store::hold);
    var answer = node.later(one(ANA, 1, 1, story(1)));
    test.until(() -> node.store.held() > 0);
    assertThat(answer).isNotDone();
    assertThat(guest.subscriber.board.version()).isEqualTo(before);
    test.loop.run(node.store::release);
    TestLoop.await(answer);
    test.until(() -> guest.subscriber.board.version() == before + 1);
  }

  @Test
  void aCommitWhoseAnswerWasLostIsNotDoneTwice() {
    TestRooms.Guest guest = node.join();
    test.loop.run(node.store::loseNextAnswer);
    List<Answer> answers = node.submit(ANA, 1, ops(1, story(1), new RemoveStory(id(9)), story(2)));
    assertThat(answers).extracting(Answer::state).containsExactly(COMMITTED, REFUSED, COMMITTED);
    assertThat(answers.get(1).code()).contains(GONE);
    assertThat(stories()).isEqualTo(2);
    long version = version();
    test.until(() -> guest.subscriber.board.version() == version);
    assertThat(guest.subscriber.board.doneAt(client(1), 3)).isEqualTo(version);
  }

  @Test
  void aCommitThatWasLostIsDoneAgain() {
    test.loop.run(node.store::loseNextCommit);
    assertThat(node.submit(ANA, 1, ops(1, story(1), story(2))))
        .extracting(Answer::state)
        .containsOnly(COMMITTED);
    assertThat(stories()).isEqualTo(2);
  }

  @Test
  void whileTheStoreIsAwayOpsWaitAndPeopleAreTold() {
    TestRooms.Guest guest = node.join();
    test.loop.run(() -> node.store.setAway(true));
    var patient = node.later(one(ANA, 1, 1, story(1)));
    test.until(() -> guest.subscriber.away > 0);
    var impatient = node.later(Submission.of(ANA, client(2), ops(1, story(2)), false));
    assertThatThrownBy(() -> TestLoop.await(impatient)).isInstanceOf(StoreAway.class);
    assertThat(patient).isNotDone();
    test.loop.run(() -> node.store.setAway(false));
    assertThat(TestLoop.await(patient)).extracting(Answer::state).containsExactly(COMMITTED);
    assertThat(node.submit(ANA, 2, ops(1, story(2))))
        .extracting(Answer::state)
        .containsExactly(COMMITTED);
  }

  @Test
  void comparingWithTheStoreIsNoOutage() {
    TestRooms.Guest guest = node.join();
    BoardRoom room = node.open();
    test.loop.run(() -> {
      node.store.hold();
      room.compare();
    });
    var impatient = node.later(Submission.of(ANA, client(1), ops(1, story(1)), false));
    test.loop.run(() -> {});
    assertThat(guest.subscriber.away).isZero();
    test.loop.run(node.store::release);
    assertThat(TestLoop.await(impatient)).extracting(Answer::state).containsExactly(COMMITTED);
  }

  @Test
  void aClientBelongsToItsFirstMember() {
    node.submit(ANA, 1, ops(1, story(1)));
    assertThatThrownBy(() -> node.submit(BEN, 1, ops(2, story(2))))
        .isInstanceOf(RoomTrouble.ForeignClient.class);
    TestRooms.Node other = test.node();
    assertThatThrownBy(() -> other.submit(BEN, 1, ops(2, story(2))))
        .isInstanceOf(RoomTrouble.ForeignClient.class);
  }

  @Test
  void aClientBoundOnAnotherNodeMeanwhileIsRefusedToo() {
    TestRooms.Node other = test.node();
    test.loop.get(() -> other.room().compose(room -> room.claim(BEN, client(1))));
    node.submit(ANA, 1, ops(1, story(1)));
    assertThatThrownBy(() -> other.submit(BEN, 1, ops(1, story(2))))
        .isInstanceOf(RoomTrouble.ForeignClient.class);
    assertThat(other.submit(BEN, 2, ops(1, story(3))))
        .extracting(Answer::state)
        .containsExactly(COMMITTED);
  }

  @Test
  void rightsAreThoseOfTheMomentOnEveryNode() {
    TestRooms.Node other = test.node();
    TestRooms.Guest guest = other.join();
    node.submit(ANA, 1, ops(1, new SetMemberHats(BEN.member(), List.of(Hat.STAKEHOLDER))));
    test.until(() -> guest.subscriber.rightsLooks > 0);
    assertThat(other.submit(BEN, 2, ops(1, story(1))).get(0).code()).contains(NO_RIGHT);
    node.submit(ANA, 1, ops(2, new RemoveMember(BEN.member())));
    test.until(() -> guest.subscriber.rightsLooks > 1);
    assertThat(Access.maySee(other.open().board(), BEN)).isFalse();
    assertThat(Access.maySee(other.open().board(), ANA)).isTrue();
  }

  @Test
  void aFullBoardRefusesByLimit() {
    Limits limits = new Limits(512, 100_000, 500, 200, 40_000);
    try (TestRooms full = new TestRooms(new RoomSettings(limits, 500, 2000, 5000, 64L << 20))) {
      TestRooms.Node only = full.node();
      List<SentOp> many = new ArrayList<>();
      for (int n = 1; n <= 501; n++) many.add(SentOp.of(n, story(n)));
      List<Answer> answers = TestLoop.await(only.later(Submission.asOwner(ANA, client(1), many)));
      assertThat(answers.subList(0, 500)).extracting(Answer::state).containsOnly(COMMITTED);
      assertThat(answers.get(500).code()).contains(LIMIT);
      only.submit(ANA, 1, ops(502, new RemoveStory(id(7))));
      assertThat(only.submit(ANA, 1, ops(503, story(502))))
          .extracting(Answer::state)
          .containsExactly(COMMITTED);
    }
  }

  @Test
  void aBoardOfTooManyBytesTakesOnlyWhatMakesItSmaller() {
    try (TestRooms full = new TestRooms(new RoomSettings(Limits.DEFAULT, 500, 2000, 5000, 3_000))) {
      TestRooms.Node only = full.node();
      int n = 1;
      while (only.submit(ANA, 1, ops(n, story(n))).get(0).state() == COMMITTED) n++;
      assertThat(n).isBetween(5, 40);
      assertThat(only.submit(ANA, 1, ops(n + 1, story(n + 1))).get(0).code()).contains(LIMIT);
      assertThat(only.submit(ANA, 1, ops(n + 2, new RemoveStory(id(1)))).get(0).state())
          .isEqualTo(COMMITTED);
    }
  }

  @Test
  void aQueueThatIsFullAnswersBusyAndLosesNothing() {
    RoomSettings small = new RoomSettings(Limits.DEFAULT, 500, 10, 5000, 64L << 20);
    try (TestRooms busy = new TestRooms(small)) {
      TestRooms.Node only = busy.node();
      only.submit(ANA, 1, ops(1, story(1)));
      busy.loop.run(only.store::hold);
      List<SentOp> ten = new ArrayList<>();
      for (int n = 2; n <= 11; n++) ten.add(SentOp.of(n, story(n)));
      var first = only.later(new Submission(ANA, false, client(1), ten.subList(0, 1), false, true));
      busy.until(() -> only.store.held() > 0);
      var waiting =
          only.later(new Submission(ANA, false, client(1), ten.subList(1, 10), false, true));
      busy.loop.run(() -> {});
      List<SentOp> more = ops(12, story(12), story(13));
      var over = only.later(new Submission(ANA, false, client(1), more, false, true));
      assertThatThrownBy(() -> TestLoop.await(over)).isInstanceOf(RoomTrouble.Busy.class);
      busy.loop.run(only.store::release);
      TestLoop.await(first);
      TestLoop.await(waiting);
      assertThat(only.submit(ANA, 1, more)).extracting(Answer::state).containsOnly(COMMITTED);
    }
  }

  @Test
  void aPendingRangeWithoutEndIsAnsweredInPart() {
    node.submit(ANA, 1, ops(1, story(1)));
    List<Answer> answers = test.loop.get(() ->
        node.room().compose(room -> room.answers(ANA, client(1), 1, (1L << 53) - 1)));
    assertThat(answers).hasSize(10_000);
    assertThat(answers.get(0).state()).isEqualTo(COMMITTED);
    assertThat(answers.get(1).state()).isEqualTo(UNKNOWN);
  }

  private long version() {
    return node.open().head().version();
  }

  private long stories() {
    return test.loop.get(test.node()::room).board().all(Story.class).count();
  }

  private static Submission one(dev.tandem.auth.Identity who, int client, long n, Op op) {
    return new Submission(who, false, client(client), ops(n, op), false, true);
  }

  private static EntityId id(int number) {
    return EntityId.of("s" + number);
  }

  private static Op story(int number) {
    return new CreateStory(id(number), "Story " + number, Optional.empty());
  }
}
