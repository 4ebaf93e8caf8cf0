package dev.tandem.domain;

import dev.tandem.domain.backlog.MoveStory;
import dev.tandem.domain.backlog.RemoveInitiative;
import dev.tandem.domain.backlog.Story;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.BoardInfo;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Hat;
import dev.tandem.domain.board.Limits;
import dev.tandem.domain.board.Op;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Rank;
import dev.tandem.domain.roadmap.CreateInitiative;
import dev.tandem.domain.roadmap.CreateLane;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** Prints what ops cost on big boards. No test: run {@link #main} from an editor when the board's maps change. */
final class BoardSpeed {
  private static final EntityId BOARD = EntityId.of("01K0000000000000000000BRD0");
  private static final OpContext OWNER =
      new OpContext(EntityId.of("m1"), Set.of(Hat.OWNER), 0, Limits.DEFAULT);

  private BoardSpeed() {}

  /** Prints one line a board size. */
  public static void main(String[] arguments) {
    for (int size : new int[] {5_000, 20_000, 5_000, 20_000}) {
      Board board = board(size);
      Random random = new Random(1);
      int ops = 20_000;
      long start = cpu();
      for (int i = 0; i < ops; i++) {
        Optional<EntityId> after = Optional.of(id("s", random.nextInt(size)));
        board = done(board, new MoveStory(id("s", random.nextInt(size)), after));
      }
      double move = (cpu() - start) / 1e3 / ops;
      board = done(board, new CreateLane(id("l", 0), "Lane", Optional.empty()));
      start = cpu();
      for (int i = 0; i < 50; i++) {
        board = done(board, new CreateInitiative(id("i", i), "I", id("l", 0), Optional.empty()));
        board = done(board, new RemoveInitiative(id("i", i)));
      }
      double walk = (cpu() - start) / 1e3 / 50;
      start = cpu();
      Board loaded = Board.of(BOARD, board.version(), board.entries());
      double load = (cpu() - start) / 1e6;
      System.out.println(String.format(
          Locale.ROOT,
          "%d stories: moveStory %.1f us, removeInitiative %.0f us, load %.0f ms (version %d)",
          size,
          move,
          walk,
          load,
          loaded.version()));
    }
  }

  /** CPU time of this thread in ns: what else runs on the machine does not count. */
  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static Board done(Board board, Op op) {
    Outcome outcome = board.decide(op, OWNER, Optional.empty());
    if (!(outcome instanceof Outcome.Changed changed)) return board;
    board.difference(changed);
    return board.evolve(board.version() + 1, changed);
  }

  private static Board board(int size) {
    List<String> ranks = Rank.between(Optional.empty(), Optional.empty(), size);
    List<Story> stories = IntStream.range(0, size)
        .mapToObj(i -> Story.named(id("s", i), "TAN-" + (i + 1), "Story").ranked(ranks.get(i)))
        .toList();
    return Board.empty(BOARD)
        .evolve(1, Outcome.put(BoardInfo.named(BOARD, "B", "TAN")))
        .evolve(2, Outcome.put(stories));
  }

  private static EntityId id(String prefix, int number) {
    return EntityId.of(String.format(Locale.ROOT, "%s%025d", prefix, number));
  }
}
