package dev.tandem.forecast;

import dev.tandem.domain.backlog.MoveStory;
import dev.tandem.domain.backlog.Story;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Hat;
import dev.tandem.domain.board.Limits;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * How long a forecast takes at 5,000 stories, 60 initiatives and 12 sprints of history. Not run by itself:
 * {@code mvn -pl server -am test -Dskip.npm=true -Dtest=ForecastSpeed -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class ForecastSpeed {
  private static final int STORIES = 5000;
  private static final int RUNS = 400;

  @Test
  void prints() {
    BoardMaker maker = new BoardMaker().sprints(8, 2);
    Random chance = new Random(1);
    double[] history = chance.doubles(12, 20, 80).map(Math::rint).toArray();
    maker.history(history);
    for (int i = 0; i < 60; i++) maker.initiative("i" + i);
    String last = null;
    for (int i = 0; i < STORIES; i++) {
      maker.storyAfter("s" + i, 1 + chance.nextInt(8), "i" + chance.nextInt(60), last);
      last = "s" + i;
    }
    Board board = maker.board();
    Forecast now = maker.forecast();
    List<EntityId> ids = Story.all(board).map(Story::id).toList();
    OpContext context = new OpContext(EntityId.of("m1"), Set.of(Hat.OWNER), 0, Limits.DEFAULT);

    print(
        "full, history looked at anew",
        () -> Forecast.of(board, BoardMaker.TODAY, Optional.empty()));
    print("preview of a drag", () -> {
      EntityId story = ids.get(chance.nextInt(STORIES));
      EntityId after = ids.get(chance.nextInt(STORIES));
      if (story.equals(after)) return now;
      Outcome.Changed changed = (Outcome.Changed)
          board.decide(new MoveStory(story, Optional.of(after)), context, Optional.empty());
      Board tried = board.evolve(board.version() + 1, changed);
      return Ripple.between(now, Forecast.of(tried, BoardMaker.TODAY, Optional.of(now)));
    });
  }

  private static void print(String what, java.util.function.Supplier<Object> task) {
    for (int i = 0; i < RUNS / 2; i++) task.get();
    double[] millis = new double[RUNS];
    for (int i = 0; i < RUNS; i++) {
      long begun = System.nanoTime();
      task.get();
      millis[i] = (System.nanoTime() - begun) / 1e6;
    }
    Arrays.sort(millis);
    System.out.printf(
        "%s: median %.1f ms, p95 %.1f ms%n", what, millis[RUNS / 2], millis[RUNS * 95 / 100]);
  }
}
