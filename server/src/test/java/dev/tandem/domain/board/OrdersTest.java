package dev.tandem.domain.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.domain.backlog.MoveStory;
import dev.tandem.domain.backlog.Story;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** ORDER-1 to ORDER-5 over many moves; single moves are in the vectors. */
class OrdersTest {
  private static final OpContext PO =
      new OpContext(EntityId.of("m1"), Set.of(Hat.PO), 0, Limits.DEFAULT);

  @Test
  void ranksStayShortAfterTenThousandMovesToOneSpot() {
    Board board = backlog(500);
    List<EntityId> wished = new ArrayList<>(ids(board));
    int longest = 0;
    int most = 0;
    int touched = 0;
    for (int i = 0; i < 10_000; i++) {
      EntityId moving = wished.remove(wished.size() - 1);
      wished.add(250, moving);
      Outcome.Changed changed = move(board, moving, wished.get(249));
      board = board.evolve(board.version() + 1, changed);
      touched += changed.put().size();
      most = Math.max(most, changed.put().size());
      longest = Math.max(longest, rank(board, moving).length());
    }
    assertThat(ids(board)).isEqualTo(wished);
    assertThat(longest).isLessThanOrEqualTo(Placement.LONGEST);
    assertThat(most).as("neighbours moved at once").isLessThan(wished.size());
    assertThat(touched).as("entities changed by all moves").isLessThan(40_000);
  }

  @Test
  void firstPlaceIsNeverUsedUp() {
    Board board = backlog(3);
    for (int i = 0; i < 10_000; i++) {
      EntityId last = ids(board).get(2);
      Outcome outcome = board.decide(new MoveStory(last, Optional.empty()), PO, Optional.empty());
      board = board.evolve(board.version() + 1, (Outcome.Changed) outcome);
      assertThat(ids(board).get(0)).isEqualTo(last);
      assertThat(rank(board, last)).hasSizeLessThan(8);
    }
  }

  @Test
  void twoOfOneRankAreTakenApartWhenOneMovesBetween() {
    Board board = Board.empty(EntityId.of("b"))
        .evolve(
            1,
            Outcome.put(story(1).ranked("a0"), story(2).ranked("a0"), story(3).ranked("a1")));
    Board after = board.evolve(2, move(board, EntityId.of("s3"), EntityId.of("s1")));
    assertThat(ids(after)).extracting(EntityId::value).containsExactly("s1", "s3", "s2");
    assertThat(after.inOrder(Story.ORDER)).extracting(Ranked::rank).doesNotHaveDuplicates();
  }

  private static Outcome.Changed move(Board board, EntityId moving, EntityId after) {
    Outcome outcome = board.decide(new MoveStory(moving, Optional.of(after)), PO, Optional.empty());
    return (Outcome.Changed) outcome;
  }

  private static Board backlog(int size) {
    List<String> ranks = Rank.between(Optional.empty(), Optional.empty(), size);
    List<Story> stories =
        IntStream.range(0, size).mapToObj(i -> story(i).ranked(ranks.get(i))).toList();
    return Board.empty(EntityId.of("b")).evolve(1, Outcome.put(stories));
  }

  private static Story story(int number) {
    return Story.named(EntityId.of("s" + number), "TAN-" + number, "Story");
  }

  private static List<EntityId> ids(Board board) {
    return board.inOrder(Story.ORDER).map(Ranked::id).toList();
  }

  private static String rank(Board board, EntityId id) {
    return board.find(id, Story.class).orElseThrow().rank();
  }
}
