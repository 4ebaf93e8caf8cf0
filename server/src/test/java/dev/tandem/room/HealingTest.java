package dev.tandem.room;

import static dev.tandem.protocol.ServerMessage.State.COMMITTED;
import static dev.tandem.protocol.ServerMessage.State.REFUSED;
import static dev.tandem.room.TestRooms.ANA;
import static dev.tandem.room.TestRooms.BEN;
import static dev.tandem.room.TestRooms.BOARD;
import static dev.tandem.room.TestRooms.client;
import static dev.tandem.room.TestRooms.ops;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.domain.backlog.CreateStory;
import dev.tandem.domain.backlog.RemoveStory;
import dev.tandem.domain.backlog.SetStoryTitle;
import dev.tandem.domain.backlog.Story;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Op;
import dev.tandem.domain.board.RefusalCode;
import dev.tandem.protocol.SentOp;
import dev.tandem.protocol.ServerMessage.Answer;
import dev.tandem.store.Memory;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of acknowledged ops that the store has lost: rolled back or forked, on one node or two. */
class HealingTest {
  private final TestRooms test = new TestRooms();
  private final TestRooms.Node node = test.node();

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void aStoreThatFellBackGetsItsBatchesAgainBitForBit() {
    TestRooms.Guest guest = node.join();
    submit(1, 5);
    Memory.Saved before = test.memory.save(BOARD.value());
    submit(6, 5);
    node.submit(ANA, 1, ops(11, title(7, "New"), new RemoveStory(id(99)), new RemoveStory(id(2))));
    node.submit(ANA, 1, ops(14, new RemoveStory(id(98))));
    Memory.Saved whole = test.memory.save(BOARD.value());
    test.until(() -> guest.subscriber.board.version() == version());
    var seen = changes(guest);

    fallBack(before);
    test.loop.run(() -> room(node).compare());
    test.until(() -> test.memory.isLike(BOARD.value(), whole));
    assertThat(changes(guest)).isEqualTo(seen);
    assertThat(node.submit(ANA, 1, ops(14, new RemoveStory(id(98)), story(60))))
        .extracting(Answer::state)
        .containsExactly(REFUSED, COMMITTED);
    test.until(() -> guest.subscriber.board.version() == version());
    assertThat(guest.subscriber.count("reset")).isZero();
  }

  @Test
  void anOpThatFindsTheStoreFallenBackIsDoneAfterWhatWasLost() {
    submit(1, 5);
    Memory.Saved before = test.memory.save(BOARD.value());
    submit(6, 5);
    fallBack(before);
    submit(11, 1);
    assertThat(stories(node)).isEqualTo(11);
  }

  @Test
  void aRefusalThatWasLostAloneIsRememberedAgain() {
    loseARefusal();
    assertThat(node.submit(ANA, 1, ops(3, story(3))))
        .extracting(Answer::state)
        .containsExactly(COMMITTED);
    assertThat(node.submit(ANA, 1, ops(2, new RemoveStory(id(99)))).get(0).code())
        .contains(RefusalCode.GONE);
  }

  @Test
  void aRefusalThatWasLostAloneIsNotTakenForSaved() {
    Memory.Saved before = loseARefusal();
    assertThat(node.submit(ANA, 1, ops(2, new RemoveStory(id(99)))).get(0).code())
        .contains(RefusalCode.GONE);
    fallBack(before);
    assertThat(test.loop.get(() -> room(node).answers(ANA, client(1), 1, 2)))
        .extracting(Answer::state)
        .containsExactly(COMMITTED, REFUSED);
  }

  @Test
  void twoNodesThatHealAtOnceDoItOnce() {
    TestRooms.Node other = test.node();
    TestRooms.Guest there = other.join();
    submit(1, 5);
    Memory.Saved before = test.memory.save(BOARD.value());
    submit(6, 20);
    Memory.Saved whole = test.memory.save(BOARD.value());
    test.until(() -> there.subscriber.board.version() == version());
    fallBack(before);
    test.loop.run(() -> {
      node.rooms.rooms().forEach(BoardRoom::compare);
      other.rooms.rooms().forEach(BoardRoom::compare);
    });
    test.until(() -> test.memory.isLike(BOARD.value(), whole));
    submit(26, 1);
    test.until(() -> there.subscriber.board.version() == version());
    assertThat(there.subscriber.count("reset")).isZero();
    assertThat(stories(other)).isEqualTo(26);
  }

  @Test
  void aNodeThatOnlyFollowedHealsForOneThatIsGone() {
    TestRooms.Node other = test.node();
    TestRooms.Guest there = other.join();
    submit(1, 5);
    Memory.Saved before = test.memory.save(BOARD.value());
    submit(6, 5);
    Memory.Saved whole = test.memory.save(BOARD.value());
    test.until(() -> there.subscriber.board.version() == version());
    node.crash();
    fallBack(before);
    test.loop.run(() -> other.rooms.rooms().forEach(BoardRoom::compare));
    test.until(() -> test.memory.isLike(BOARD.value(), whole));
    assertThat(there.subscriber.count("reset")).isZero();
  }

  @Test
  void whatWasRefusedIsNotSavedWhenANodeHealsThatOnlyFollowed() {
    TestRooms.Node other = test.node();
    other.join();
    submit(1, 5);
    Memory.Saved before = test.memory.save(BOARD.value());
    node.submit(ANA, 1, ops(6, new RemoveStory(id(98))));
    node.submit(ANA, 1, ops(7, new RemoveStory(id(99)), story(8), story(9)));
    long head = version();
    int batches = test.memory.log(BOARD.value()).size();
    test.until(() -> room(other).head().version() == head);
    node.crash();
    fallBack(before);
    test.loop.run(() -> room(other).compare());
    test.until(() -> test.memory.log(BOARD.value()).size() == batches);

    TestRooms.Node third = test.node();
    var answers =
        test.loop.get(() -> third.room().compose(room -> room.answers(ANA, client(1), 5, 9)));
    assertThat(answers)
        .extracting(Answer::state)
        .containsExactly(COMMITTED, REFUSED, REFUSED, COMMITTED, COMMITTED);
    assertThat(answers.get(1).code()).contains(RefusalCode.LOST);
  }

  @Test
  void whatAForkLostIsDoneAgainUnderItsAuthorOrRefusedAsLost() {
    TestRooms.Guest guest = node.join();
    submit(1, 5);
    Memory.Saved before = test.memory.save(BOARD.value());
    submit(6, 2);
    node.submit(ANA, 1, ops(8, title(3, "Still here"), title(4, "Too late")));
    fallBack(before);
    test.loop.run(() -> node.store.setDeaf(true));
    TestRooms.Node other = test.node();
    other.submit(BEN, 2, ops(1, story(101), new RemoveStory(id(4))));
    String epoch = room(node).head().epoch();
    test.loop.run(() -> {
      node.store.setDeaf(false);
      node.rooms.rooms().forEach(BoardRoom::compare);
    });
    test.until(() -> guest.subscriber.count("reset") == 1 && stories(guest) == 7);
    assertThat(room(node).head().epoch()).isNotEqualTo(epoch);
    List<Answer> answers =
        test.loop.get(() -> node.room().compose(room -> room.answers(ANA, client(1), 6, 9)));
    assertThat(answers)
        .extracting(answer -> answer.code().map(Enum::name).orElse("saved"))
        .containsExactly("saved", "saved", "saved", "LOST");
    assertThat(guest.subscriber.skips).isEqualTo(1);
    assertThat(node.submit(ANA, 1, ops(10, story(10))))
        .extracting(Answer::state)
        .containsExactly(COMMITTED);
    assertThat(stories(node)).isEqualTo(8);
    test.until(() -> stories(other) == 8);
    assertThat(title(node, 3)).isEqualTo("Still here");
  }

  /** No tag says that the histories part: the other one has no batch that begins where ours ended. */
  @Test
  void aForkThatReachesOverTheEndOfOursIsSeen() {
    submit(1, 5);
    Memory.Saved before = test.memory.save(BOARD.value());
    submit(6, 2);
    fallBack(before);
    test.loop.run(() -> node.store.setDeaf(true));
    TestRooms.Node other = test.node();
    other.together(BEN, 2, ops(1, story(101), story(102), story(103), story(104)));
    test.loop.run(() -> {
      node.store.setDeaf(false);
      node.rooms.rooms().forEach(BoardRoom::compare);
    });
    test.until(() -> stories(node) == 11);
  }

  @Test
  void nodesThatWereForkedTogetherAgree() {
    TestRooms.Node other = test.node();
    TestRooms.Guest here = node.join();
    TestRooms.Guest there = other.join();
    submit(1, 3);
    Memory.Saved before = test.memory.save(BOARD.value());
    submit(4, 3);
    other.submit(BEN, 2, ops(1, story(21), story(22)));
    test.until(() -> stories(here) == 8 && stories(there) == 8);
    fallBack(before);
    test.loop.run(() -> {
      node.store.setDeaf(true);
      other.store.setDeaf(true);
    });
    TestRooms.Node third = test.node();
    third.submit(BEN, 3, ops(1, story(31)));
    test.loop.run(() -> {
      node.store.setDeaf(false);
      other.store.setDeaf(false);
      node.rooms.rooms().forEach(BoardRoom::compare);
      other.rooms.rooms().forEach(BoardRoom::compare);
    });
    test.until(() -> stories(here) == 9 && stories(there) == 9);
    assertThat(here.subscriber.board.entities()).isEqualTo(there.subscriber.board.entities());
  }

  @Test
  void anUndoOfTheLostHistoryDoesNotWriteOverTheNewOne() {
    submit(1, 3);
    Memory.Saved before = test.memory.save(BOARD.value());
    submit(4, 3);
    long seen = version();
    SentOp undo =
        new SentOp(7, Optional.of(title(1, "Undone")), Optional.empty(), Optional.of(seen));
    node.submit(ANA, 1, List.of(undo));
    fallBack(before);
    test.loop.run(() -> node.store.setDeaf(true));
    test.node().submit(BEN, 2, ops(1, title(1, "Theirs")));
    test.loop.run(() -> {
      node.store.setDeaf(false);
      node.rooms.rooms().forEach(BoardRoom::compare);
    });
    test.until(() -> title(node, 1).equals("Theirs") && stories(node) == 6);
    List<Answer> answers =
        test.loop.get(() -> node.room().compose(room -> room.answers(ANA, client(1), 7, 7)));
    assertThat(answers.get(0).code()).contains(RefusalCode.LOST);
    assertThat(title(node, 1)).isEqualTo("Theirs");
  }

  /** Ana's op 2 is refused, and the store falls back to before that. @return what it holds now */
  private Memory.Saved loseARefusal() {
    submit(1, 1);
    Memory.Saved before = test.memory.save(BOARD.value());
    node.submit(ANA, 1, ops(2, new RemoveStory(id(99))));
    fallBack(before);
    return before;
  }

  private void fallBack(Memory.Saved saved) {
    test.loop.run(() -> test.memory.rollBack(BOARD.value(), saved));
  }

  /** For use on the event loop, too: the room is open already. */
  private static BoardRoom room(TestRooms.Node on) {
    return on.rooms.rooms().iterator().next();
  }

  private long version() {
    return room(node).head().version();
  }

  private void submit(int first, int count) {
    for (int n = first; n < first + count; n++) node.submit(ANA, 1, ops(n, story(n)));
  }

  /** Without marks: a forecast comes when it is reckoned. */
  private static List<JsonNode> changes(TestRooms.Guest guest) {
    return guest.subscriber.messages.stream()
        .filter(message -> !message.get("t").textValue().equals("marks"))
        .toList();
  }

  private static long stories(TestRooms.Guest guest) {
    return guest.subscriber.board.entities().values().stream()
        .filter(entity -> entity.get("kind").textValue().equals("story"))
        .count();
  }

  private static long stories(TestRooms.Node on) {
    return room(on).board().all(Story.class).count();
  }

  private static String title(TestRooms.Node on, int story) {
    return room(on).board().find(id(story), Story.class).orElseThrow().title();
  }

  private static EntityId id(int number) {
    return EntityId.of("s" + number);
  }

  private static Op title(int story, String title) {
    return new SetStoryTitle(id(story), title);
  }

  private static Op story(int number) {
    return new CreateStory(id(number), "Story " + number, Optional.empty());
  }
}
