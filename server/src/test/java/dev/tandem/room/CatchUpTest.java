package dev.tandem.room;

import static dev.tandem.protocol.ServerMessage.State.COMMITTED;
import static dev.tandem.room.TestRooms.ANA;
import static dev.tandem.room.TestRooms.BEN;
import static dev.tandem.room.TestRooms.BOARD;
import static dev.tandem.room.TestRooms.client;
import static dev.tandem.room.TestRooms.ops;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.domain.backlog.CreateStory;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Op;
import dev.tandem.protocol.ClientMessage;
import dev.tandem.protocol.CloseCode;
import dev.tandem.protocol.ServerMessage.Answer;
import dev.tandem.protocol.Wire;
import dev.tandem.store.Head;
import dev.tandem.store.Memory;
import dev.tandem.testing.TestLoop;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who comes back gets exactly what is missing, proved, or everything; and what a room does when history breaks. */
class CatchUpTest {
  private final TestRooms test = new TestRooms();
  private final TestRooms.Node node = test.node();

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void whoHoldsTheNewestVersionGetsNothing() {
    ClientMessage.Have have = node.join().have();
    TestRooms.Guest back = node.join(Optional.of(have));
    assertThat(back.subscriber.messages).isEmpty();
    submit(1, 1);
    test.until(() -> back.subscriber.count("changes") == 1);
    assertThat(back.subscriber.messages.get(0).get("from").longValue())
        .isEqualTo(have.version() + 1);
  }

  @Test
  void whoIsBehindGetsTheChangesFromTheRing() {
    ClientMessage.Have have = node.join().have();
    submit(1, 20);
    assertThat(onlyChanges(node.join(Optional.of(have)), have.version() + 1, have.version() + 20))
        .isTrue();
  }

  @Test
  void whoIsFarBehindGetsPackedFramesMadeOnceForAllAndThenGoesOnLive() {
    ClientMessage.Have have = node.join().have();
    for (int n = 1; n <= 200; n++) node.submit(ANA, 1, ops(n, longStory(n)));

    TestRooms.Guest one = node.join(Optional.of(have));
    TestRooms.Guest other = node.join(Optional.of(have));

    Buffer packed = changes(one).get(0);
    assertThat(packed.getByte(0)).isEqualTo(Wire.DEFLATED);
    assertThat(packed.length()).isLessThan(PackedFrames.WORTH / 2);
    assertThat(changes(other).get(0)).isSameAs(packed);
    submit(201, 1);
    test.until(() -> changes(one).size() == 2 && changes(other).size() == 2);
    assertThat(changes(other).get(1).getByte(0)).isEqualTo(Wire.PLAIN);
    // The copy refuses what leaves a gap.
    assertThat(one.have().version()).isEqualTo(have.version() + 201);
    assertThat(other.have().version()).isEqualTo(have.version() + 201);
  }

  private static List<Buffer> changes(TestRooms.Guest guest) {
    List<Buffer> changes = new ArrayList<>();
    for (int i = 0; i < guest.subscriber.frames.size(); i++) {
      if (guest.subscriber.messages.get(i).get("t").textValue().equals("changes"))
        changes.add(guest.subscriber.frames.get(i));
    }
    return changes;
  }

  @Test
  void whoIsFarBehindAHistoryThatIsReplacedMeanwhileEndsAtTheNewOne() {
    ClientMessage.Have have = node.join().have();
    for (int n = 1; n <= 200; n++) node.submit(ANA, 1, ops(n, longStory(n)));
    BoardRoom room = node.open();
    TestRooms.Guest back = new TestRooms.Guest();
    back.subscriber.board.startAt(have.epoch(), have.version(), have.tag());

    test.loop.get(() -> {
      back.seat = room.enter(back.subscriber);
      Future<Void> resumed = room.resume(back.seat, Optional.of(have));
      room.take(
          room.board(), new Head("other", room.head().version(), "of-other"), new StoredSizes());
      return resumed;
    });

    test.until(() -> back.subscriber.count("snapshot") == 1);
    assertThat(back.have().epoch()).isEqualTo("other");
  }

  @Test
  void afterARestartTheChangesComeFromTheLogAndThenGoOnLive() {
    ClientMessage.Have have = node.join().have();
    submit(1, 20);
    node.crash();
    TestRooms.Node next = test.node();
    TestRooms.Guest back = next.join(Optional.of(have));
    assertThat(onlyChanges(back, have.version() + 1, have.version() + 20)).isTrue();
    next.submit(ANA, 2, ops(1, story(500)));
    test.until(() -> back.subscriber.count("changes") == 2);
    assertThat(onlyChanges(back, have.version() + 1, have.version() + 21)).isTrue();
  }

  @Test
  void aLongLogComesInSeveralMessages() {
    ClientMessage.Have have = node.join().have();
    for (int n = 1; n <= 450; n++) node.submit(ANA, 1, ops(n, story(n)));
    node.crash();
    TestRooms.Guest back = test.node().join(Optional.of(have));
    assertThat(back.subscriber.count("changes")).isGreaterThan(1);
    assertThat(onlyChanges(back, have.version() + 1, have.version() + 450)).isTrue();
  }

  @Test
  void whoReadsSlowlyGetsALongLogOneMessageAtATime() {
    ClientMessage.Have have = node.join().have();
    for (int n = 1; n <= 450; n++) node.submit(ANA, 1, ops(n, story(n)));
    node.crash();
    TestRooms.Guest slow = new TestRooms.Guest();
    slow.subscriber.fills = true;
    slow.subscriber.board.startAt(have.epoch(), have.version(), have.tag());
    CompletableFuture<Void> caughtUp =
        test.loop.start(() -> test.nodeHere().room().compose(room -> {
          slow.seat = room.enter(slow.subscriber);
          return room.resume(slow.seat, Optional.of(have));
        }));
    for (int message = 1; !caughtUp.isDone(); message++) {
      int sent = message;
      test.until(() -> slow.subscriber.messages.size() >= sent || caughtUp.isDone());
      assertThat(slow.subscriber.messages).hasSizeLessThanOrEqualTo(sent);
      test.loop.run(() -> {
        slow.subscriber.full = false;
        slow.seat.drained();
      });
    }
    assertThat(slow.subscriber.count("changes")).isGreaterThan(1);
    assertThat(onlyChanges(slow, have.version() + 1, have.version() + 450)).isTrue();
  }

  @Test
  void whatIsNotProvedIsASnapshot() {
    submit(1, 5);
    ClientMessage.Have have = node.join().have();
    submit(6, 5);
    List<ClientMessage.Have> unproved = List.of(
        new ClientMessage.Have(have.epoch(), have.version(), "forged"),
        new ClientMessage.Have("other", have.version(), have.tag()),
        new ClientMessage.Have(have.epoch(), have.version() - 1, have.tag()),
        new ClientMessage.Have(have.epoch(), have.version() + 5, have.tag()),
        new ClientMessage.Have(have.epoch(), have.version() + 1000, have.tag()),
        new ClientMessage.Have(have.epoch(), 0, "forged"));
    for (ClientMessage.Have each : unproved) assertSnapshot(node.join(Optional.of(each)));
    node.crash();
    TestRooms.Node next = test.node();
    for (ClientMessage.Have each : unproved) assertSnapshot(next.join(Optional.of(each)));
  }

  @Test
  void whoIsTooFarBehindGetsASnapshot() {
    try (TestRooms few =
        new TestRooms(new RoomSettings(RoomSettings.DEFAULT.limits(), 500, 2000, 10, 64L << 20))) {
      TestRooms.Node only = few.node();
      ClientMessage.Have have = only.join().have();
      for (int n = 1; n <= 11; n++) only.submit(ANA, 1, ops(n, story(n)));
      assertSnapshot(only.join(Optional.of(have)));
    }
  }

  @Test
  void aThousandWhoJoinAtOnceGetWholeBoardsAndGoOn() {
    submit(1, 100);
    List<TestRooms.Guest> guests = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      guests.add(node.join());
      if (i % 10 == 0) node.submit(BEN, 7, ops(1 + i / 10, story(1000 + i)));
    }
    long version = node.open().head().version();
    test.until(
        () -> guests.stream().allMatch(guest -> guest.subscriber.board.version() == version));
    guests.forEach(guest -> assertThat(guest.subscriber.board.entities())
        .isEqualTo(guests.get(0).subscriber.board.entities()));
  }

  @Test
  void whoDoesNotReadCostsNothingAndGoesOnWhereItStood() {
    TestRooms.Guest slow = node.join();
    long stood = slow.subscriber.board.version();
    test.loop.run(() -> slow.subscriber.full = true);
    submit(1, 100);
    assertThat(slow.subscriber.board.version()).isEqualTo(stood);
    test.loop.run(() -> {
      slow.subscriber.full = false;
      slow.seat.drained();
    });
    assertThat(slow.subscriber.board.version()).isEqualTo(stood + 100);
    assertThat(slow.subscriber.count("snapshot")).isEqualTo(1);
  }

  @Test
  void whoFallsOffTheRingGetsTwoSnapshotsAMinuteAndIsEndedThen() {
    TestRooms.Guest slow = node.join();
    BoardRoom room = node.open();
    for (int time = 1; time <= 3; time++) {
      int round = time;
      test.loop.run(() -> slow.subscriber.full = true);
      submit((time - 1) * 10 + 1, 10);
      test.loop.run(() -> {
        // As if four thousand more batches had come.
        room.ring().clear();
        room.frames().clear();
      });
      node.submit(BEN, 9, ops(time, story(900 + time)));
      test.loop.run(() -> {
        slow.subscriber.full = false;
        slow.seat.drained();
      });
      if (round < 3) test.until(() -> slow.subscriber.count("snapshot") == 1 + round);
    }
    assertThat(slow.subscriber.ended).contains(CloseCode.SLOW);
    assertThat(slow.subscriber.skips).isEqualTo(2);
  }

  @Test
  void twoNodesThatWriteAtOnceConverge() {
    TestRooms.Node other = test.node();
    TestRooms.Guest here = node.join();
    TestRooms.Guest there = other.join();
    List<CompletableFuture<List<Answer>>> all = new ArrayList<>();
    for (int n = 1; n <= 100; n++) {
      all.add(node.later(new Submission(ANA, false, client(1), ops(n, story(n)), false, true)));
      all.add(
          other.later(new Submission(BEN, false, client(2), ops(n, story(200 + n)), false, true)));
    }
    all.forEach(each ->
        assertThat(TestLoop.await(each)).extracting(Answer::state).containsExactly(COMMITTED));
    long version = test.memory.log(BOARD.value()).stream()
        .mapToLong(entry -> entry.to())
        .max()
        .orElseThrow();
    test.until(() ->
        here.subscriber.board.version() == version && there.subscriber.board.version() == version);
    assertThat(here.subscriber.board.entities()).isEqualTo(there.subscriber.board.entities());
    assertThat(there.subscriber.count("reset")).isZero();
  }

  @Test
  void aNodeThatHeardNothingCatchesUpWhenItCompares() {
    TestRooms.Node other = test.node();
    TestRooms.Guest there = other.join();
    test.loop.run(() -> other.store.setDeaf(true));
    submit(1, 300);
    test.loop.run(() -> other.rooms.rooms().iterator().next().compare());
    test.until(() -> there.subscriber.board.version()
        == node.rooms.rooms().iterator().next().head().version());
    assertThat(there.subscriber.count("snapshot")).isEqualTo(1);
  }

  @Test
  void whatIsHeardWhileTheRoomComparesIsNotForgotten() {
    TestRooms.Node other = test.node();
    TestRooms.Guest there = other.join();
    long before = there.subscriber.board.version();
    test.loop.run(() -> {
      other.store.hold();
      other.rooms.rooms().iterator().next().compare();
      other.store.release();
      other.store.hold();
    });
    submit(1, 1);
    test.loop.run(other.store::release);
    test.until(() -> there.subscriber.board.version() == before + 1);
  }

  @Test
  void anEmptiedStoreMakesTheBoardReadOnlyAndNeverBlank() {
    TestRooms.Guest guest = node.join();
    submit(1, 5);
    Memory.Saved saved = test.memory.save(BOARD.value());
    test.loop.run(() -> {
      test.memory.empty(BOARD.value());
      node.rooms.rooms().iterator().next().compare();
    });
    assertThatThrownBy(() -> node.submit(ANA, 1, ops(6, story(6))))
        .isInstanceOf(RoomTrouble.Damaged.class);
    test.until(() -> stories(guest) == 5);
    TestRooms.Guest late = node.join();
    assertThat(stories(late)).isEqualTo(5);
    assertThat(guest.subscriber.count("reset")).isZero();
    assertThat(guest.subscriber.count("damaged")).isEqualTo(1);
    assertThat(guest.subscriber.rightsLooks).isEqualTo(1);
    test.loop.run(() -> {
      test.memory.rollBack(BOARD.value(), saved);
      node.rooms.rooms().iterator().next().compare();
    });
    test.until(() -> guest.subscriber.count("reset") == 1);
    assertThat(node.submit(ANA, 1, ops(6, story(6))))
        .extracting(Answer::state)
        .containsExactly(COMMITTED);
  }

  @Test
  void aBoardThatLostItsHeadIsNotServed() {
    submit(1, 5);
    node.crash();
    test.loop.run(() -> test.memory.loseHead(BOARD.value()));
    TestRooms.Node next = test.node();
    assertThatThrownBy(next::open).isNotInstanceOf(RoomTrouble.NoSuchBoard.class);
  }

  @Test
  void aBoardThatNeverWasIsNoBoard() {
    assertThatThrownBy(() -> test.loop.get(() -> node.rooms.open("01J0000000000000000000N0NE")))
        .isInstanceOf(RoomTrouble.NoSuchBoard.class);
    assertThatThrownBy(() -> test.loop.get(() -> node.rooms.open("../etc")))
        .isInstanceOf(RoomTrouble.NoSuchBoard.class);
  }

  private static long stories(TestRooms.Guest guest) {
    return guest.subscriber.board.entities().values().stream()
        .filter(entity -> entity.get("kind").textValue().equals("story"))
        .count();
  }

  private void assertSnapshot(TestRooms.Guest guest) {
    assertThat(guest.subscriber.messages).isNotEmpty();
    assertThat(guest.subscriber.messages.get(0).get("t").textValue()).isEqualTo("snapshot");
  }

  private static boolean onlyChanges(TestRooms.Guest guest, long from, long to) {
    long next = from;
    for (var message : guest.subscriber.messages) {
      if (!message.get("t").textValue().equals("changes")
          || message.get("from").longValue() != next) return false;
      next = message.get("to").longValue() + 1;
    }
    return next == to + 1;
  }

  private void submit(int first, int count) {
    for (int n = first; n < first + count; n++) node.submit(ANA, 1, ops(n, story(n)));
  }

  private static Op longStory(int number) {
    return new CreateStory(
        EntityId.of("s" + number), ("Story " + number + " ").repeat(40).strip(), Optional.empty());
  }

  private static Op story(int number) {
    return new CreateStory(EntityId.of("s" + number), "Story " + number, Optional.empty());
  }
}
