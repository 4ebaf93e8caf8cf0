package dev.tandem.domain.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.domain.backlog.Story;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the board remembers beside its entities. */
class BoardTest {
  private static final Story STORY =
      Story.named(EntityId.of("s1"), "TAN-1", "Pay").ranked("a0");
  private static final Board BOARD = Board.empty(EntityId.of("b")).evolve(1, Outcome.put(STORY));

  @Test
  void remembersWhenEachFieldChanged() {
    Board board = BOARD.evolve(2, Outcome.put(STORY.titled("Pay by card")));
    BoardEntry entry = board.entry(STORY.id()).orElseThrow();
    assertThat(entry.changed("title")).isEqualTo(2);
    assertThat(entry.changed("rank")).isEqualTo(1);
    assertThat(entry.changed("nonsense")).isZero();
    assertThat(entry.changed()).isEqualTo(2);
  }

  @Test
  void keepsWhatWasRemovedAsItWas() {
    Board board = BOARD.evolve(2, Outcome.remove(List.of(STORY.id())));
    assertThat(board.find(STORY.id())).isEmpty();
    assertThat(board.entry(STORY.id()).orElseThrow().entity()).isEqualTo(STORY);
    assertThat(board.removedBy(2)).containsExactly(STORY);
    assertThat(board.count(Story.class)).isZero();
    assertThat(board.evolve(3, Outcome.put(STORY)).removedBy(2)).isEmpty();
  }

  @Test
  void anOlderBoardStaysAsItWas() {
    BOARD.evolve(2, Outcome.put(STORY.titled("Else")));
    assertThat(BOARD.find(STORY.id())).contains(STORY);
    assertThat(BOARD.version()).isEqualTo(1);
  }

  @Test
  void sharesTheBucketsThatDidNotChange() {
    Board many = BOARD.evolve(
        2,
        Outcome.put(IntStream.range(2, 500)
            .mapToObj(
                i -> Story.named(EntityId.of("s" + i), "TAN-" + i, "T").ranked("b" + (10 + i)))
            .toList()));
    Board next = many.evolve(3, Outcome.put(STORY.titled("Else")));
    long changed = IntStream.range(0, Board.BUCKETS)
        .filter(bucket -> many.bucket(bucket) != next.bucket(bucket))
        .count();
    assertThat(changed).isEqualTo(1);
    assertThat(IntStream.range(0, Board.BUCKETS).filter(b -> many.bucket(b).isEmpty()))
        .isEmpty();
  }

  @Test
  void worksInTheHatThatHoldsTheRightAsOwnerLast() {
    RightsTable table = RightsTable.of(Optional.empty());
    var both = Set.of(Hat.OWNER, Hat.PO);
    assertThat(table.hatFor(both, Right.ORDER)).contains(Hat.PO);
    assertThat(table.hatFor(both, Right.ROADMAP)).contains(Hat.OWNER);
    assertThat(table.hatFor(Set.of(Hat.PM), Right.ORDER)).isEmpty();
  }

  @Test
  void countsDaysInTheTimeZoneOfTheBoard() {
    long midnightInLondon = 1_772_600_000_000L - 1_772_600_000_000L % 86_400_000L;
    assertThat(BoardInfo.day(in(Optional.empty()), midnightInLondon)).hasToString("2026-03-04");
    assertThat(BoardInfo.day(in(Optional.of("Pacific/Auckland")), midnightInLondon - 1))
        .hasToString("2026-03-04");
    assertThat(BoardInfo.day(in(Optional.of("America/Lima")), midnightInLondon))
        .hasToString("2026-03-03");
    // A name that a later server wrote: days must go on.
    assertThat(BoardInfo.day(in(Optional.of("Mars/Olympus")), midnightInLondon))
        .hasToString("2026-03-04");
  }

  private static Board in(Optional<String> zone) {
    EntityId id = EntityId.of("b");
    return Board.empty(id).evolve(1, Outcome.put(BoardInfo.named(id, "B", "TAN").in(zone)));
  }

  @Test
  void nobodyCanLockTheOwnerOut() {
    var info = BoardInfo.named(EntityId.of("b"), "Board", "TAN")
        .allowing(List.of("po:order", "owner:read"));
    assertThat(RightsTable.of(Optional.of(info)).rights(Set.of(Hat.OWNER)))
        .containsExactlyInAnyOrder(Right.values());
  }
}
