package dev.tandem.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.domain.backlog.Review;
import dev.tandem.domain.backlog.SetStoryTitle;
import dev.tandem.domain.backlog.Story;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityShape;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.release.CreateRelease;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ForecastTest {
  /** A team that delivers ten points in every sprint, so that figures hardly differ. */
  private static BoardMaker steady() {
    return new BoardMaker()
        .sprints(8, 2)
        .history(10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10)
        .initiative("i1")
        .initiative("i2");
  }

  private static Mark mark(Forecast forecast, String id) {
    return forecast.marks().get(BoardMaker.id(id));
  }

  @Test
  void takesStoriesInTheirOrder() {
    Forecast forecast = steady().story("s1", 5, "i1").story("s2", 100, "i2").forecast();

    assertThat(mark(forecast, "i1").p85()).contains("2026-01-16");
    assertThat(mark(forecast, "i1").p85Sprint()).contains(1L);
    assertThat(mark(forecast, "i2").p50Sprint().orElseThrow()).isBetween(9L, 12L);
    assertThat(mark(forecast, "i2").p85().orElseThrow())
        .isGreaterThan(mark(forecast, "i2").p50().orElseThrow());
  }

  @Test
  void goesOnWithSprintsLikeTheLast() {
    Mark mark = mark(steady().story("s1", 30, "i1").forecast(), "i1");

    // Two weeks each, counted with their weekend.
    assertThat(mark.p50().orElseThrow())
        .isEqualTo(
            BoardMaker.TODAY.plusDays(14 * mark.p50Sprint().orElseThrow() - 1).toString());
  }

  @Test
  void doesInASprintFirstWhatIsPlannedForIt() {
    BoardMaker maker = steady().story("s1", 12, "i1").story("s2", 5, "i2");

    assertThat(mark(maker.forecast(), "i1").p85Sprint()).contains(2L);
    assertThat(mark(maker.plan("s2", "p8").forecast(), "i2").p85Sprint()).contains(1L);
    assertThat(mark(maker.plan("s2", "p9").forecast(), "i2").p85Sprint()).contains(2L);
  }

  @Test
  void doesWhatAStoryNeedsBeforeIt() {
    BoardMaker maker = steady().story("s1", 5, "i1").story("s2", 40, null).story("s3", 30, null);
    long alone = mark(maker.forecast(), "i1").p85Sprint().orElseThrow();
    long waiting = mark(maker.needs("s1", "s3").forecast(), "i1").p85Sprint().orElseThrow();

    assertThat(alone).isEqualTo(1);
    assertThat(waiting).isGreaterThan(3).isLessThan(6);
  }

  @Test
  void countsAStoryForTheInitiativeOfItsEpic() {
    BoardMaker maker = steady().story("s1", 5, "i1").story("s2", 40, null);
    long alone = mark(maker.forecast(), "i1").p85Sprint().orElseThrow();

    assertThat(mark(maker.epic("e1", "i1", "s2").forecast(), "i1").p85Sprint().orElseThrow())
        .isGreaterThan(alone);
  }

  @Test
  void survivesStoriesThatNeedEachOther() {
    Forecast forecast = steady()
        .story("s1", 5, "i1")
        .story("s2", 5, "i2")
        .needs("s1", "s2")
        .needs("s2", "s1")
        .forecast();

    assertThat(forecast.marks()).hasSize(2);
  }

  @Test
  void withoutHistoryGivesARangeAndSaysSo() {
    Forecast forecast = new BoardMaker()
        .sprints(8, 2)
        .initiative("i1")
        .story("s1", 12, "i1")
        .story("s2", 12, "i1")
        .plan("s1", "p8")
        .forecast();

    Mark mark = mark(forecast, "i1");
    assertThat(mark.note()).contains("no history yet");
    assertThat(mark.p85().orElseThrow()).isGreaterThan(mark.p50().orElseThrow());
    assertThat(forecast.record().cases()).isZero();
  }

  @Test
  void showsWhereSprintsEndInTheBacklog() {
    Forecast forecast =
        steady().story("s1", 5, null).story("s2", 5, null).story("s3", 5, null).forecast();

    List<Forecast.Line> lines = forecast.lines();
    assertThat(lines.get(0).title()).isEqualTo("Sprint 8");
    assertThat(lines.get(0).before()).contains(BoardMaker.id("s2"));
    assertThat(lines.get(lines.size() - 1).before()).isEmpty();
  }

  @Test
  void knowsHowItDidSoFar() {
    TrackRecord record = steady().forecast().record();

    assertThat(record.cases()).isEqualTo(2);
    assertThat(record.held85()).isLessThanOrEqualTo(2);
  }

  @Test
  void learnsFromClosedSprintsAfterThePastOnes() {
    BoardMaker maker = steady();
    maker.close("p8", 42);

    assertThat(maker.forecast().sprints()).isEqualTo(13);
    assertThat(SprintHistory.of(maker.board()).delivered()).endsWith(10, 42);
    assertThat(mark(maker.story("s1", 5, "i1").forecast(), "i1").p85Sprint()).contains(1L);
    assertThat(maker.forecast().lines().get(0).title()).isEqualTo("Sprint 9");
  }

  @Test
  void isNotReckonedAnewForATitle() {
    BoardMaker maker = steady().story("s1", 5, "i1");
    Forecast before = maker.forecast();
    maker.did(new SetStoryTitle(BoardMaker.id("s1"), "Another title"));
    Forecast after = Forecast.of(maker.board(), BoardMaker.TODAY, Optional.of(before));

    assertThat(after.isOf(maker.board())).isTrue();
    assertThat(after.work()).isSameAs(before.work());
  }

  // ---- properties

  /** Whatever changes in a story, what is kept of the forecast before is as if it were reckoned anew. */
  @Test
  void takesNoticeOfEveryFieldThatCounts() throws ReflectiveOperationException {
    BoardMaker maker = steady()
        .initiative("i3")
        .story("s1", 5, "i3")
        .story("s2", 50, "i2")
        .story("s3", 20, "i1")
        .story("s4", 30, null)
        .story("s5", 1, "i1")
        .epic("e1", "i2", "s5")
        .plan("s2", "p9")
        .needs("s2", "s3")
        .did(new CreateRelease(BoardMaker.id("r1"), "Release", Optional.empty(), Optional.empty()));
    Forecast before = maker.forecast();
    for (RecordComponent field : Story.class.getRecordComponents()) {
      String name = field.getName();
      if (name.equals("id")) continue;
      Object value = switch (name) {
        case "epic" -> Optional.of(BoardMaker.id("e1"));
        case "release" -> Optional.of(BoardMaker.id("r1"));
        case "rank" -> maker.story("s5").rank();
        case "doneAt" -> Optional.of(1L);
        case "acceptedIn" -> Optional.of(BoardMaker.id("p8"));
        case "review" -> Optional.of(Review.ACCEPTED);
        default -> field.getAccessor().invoke(maker.story("s2"));
      };
      // An epic counts for a story that has no initiative of its own.
      Story changed = EntityShape.with(maker.story(name.equals("epic") ? "s4" : "s1"), name, value);
      Board after = maker.board().evolve(maker.board().version() + 1, Outcome.put(changed));
      Forecast kept = Forecast.of(after, BoardMaker.TODAY, Optional.of(before));
      Forecast anew = Forecast.of(after, BoardMaker.TODAY, Optional.empty());

      assertThat(kept.marks()).as(name).isEqualTo(anew.marks());
      assertThat(kept.lines()).as(name).isEqualTo(anew.lines());
      assertThat(kept.fan()).as(name).isEqualTo(anew.fan());
      assertThat(kept.left()).as(name).isEqualTo(anew.left());
    }
  }

  private static BoardMaker random(Random chance, boolean linked) {
    BoardMaker maker =
        new BoardMaker().sprints(8, 3).initiative("i0").initiative("i1").initiative("i2");
    double[] history = new double[chance.nextInt(15)];
    for (int i = 0; i < history.length; i++) history[i] = 1 + chance.nextInt(30);
    maker.history(history);
    int stories = 5 + chance.nextInt(15);
    for (int i = 0; i < stories; i++) {
      maker.story(
          "s" + i, chance.nextInt(9), chance.nextInt(4) == 0 ? null : "i" + chance.nextInt(3));
      if (chance.nextInt(4) == 0) maker.plan("s" + i, "p" + (8 + chance.nextInt(3)));
      if (linked && i > 0 && chance.nextInt(4) == 0) maker.needs("s" + i, "s" + chance.nextInt(i));
    }
    return maker;
  }

  @Test
  void theSameBoardHasTheSameForecastEverywhere() {
    Random chance = new Random(1);
    for (int round = 0; round < 60; round++) {
      BoardMaker maker = random(chance, true);
      Board there =
          Board.of(maker.board().id(), maker.board().version(), maker.board().entries());
      Forecast here = maker.forecast();
      Forecast elsewhere = Forecast.of(there, BoardMaker.TODAY, Optional.empty());
      Forecast later = Forecast.of(there, BoardMaker.TODAY, Optional.of(here));

      assertThat(elsewhere.marks()).isEqualTo(here.marks());
      assertThat(later.marks()).isEqualTo(here.marks());
      assertThat(elsewhere.lines()).isEqualTo(here.lines());
      assertThat(elsewhere.fan()).isEqualTo(here.fan());
    }
  }

  @Test
  void theEvenChanceNeverComesAfterTheLikelyOne() {
    Random chance = new Random(2);
    for (int round = 0; round < 60; round++) {
      for (Mark mark : random(chance, true).forecast().marks().values()) {
        assertThat(mark.p50Sprint().orElseThrow())
            .isLessThanOrEqualTo(mark.p85Sprint().orElse(Long.MAX_VALUE));
      }
    }
  }

  /** A story moved up never makes its own initiative later, planned or not, whatever it needs. */
  @Test
  void movingAStoryUpNeverMakesItsInitiativeLater() {
    Random chance = new Random(3);
    for (int round = 0; round < 200; round++) {
      BoardMaker maker = random(chance, true);
      Forecast before = maker.forecast();
      List<Story> all = Story.all(maker.board()).toList();
      int from = 1 + chance.nextInt(all.size() - 1);
      int to = chance.nextInt(from);
      var story = all.get(from);
      maker.move(story.id().value(), to == 0 ? null : all.get(to - 1).id().value());
      if (story.initiative().isEmpty()) continue;
      Map<dev.tandem.domain.board.EntityId, Mark> after = maker.forecast().marks();
      Mark was = before.marks().get(story.initiative().get());
      Mark is = after.get(story.initiative().get());

      assertThat(is.p85Sprint().orElse(Long.MAX_VALUE))
          .as("round %d", round)
          .isLessThanOrEqualTo(was.p85Sprint().orElse(Long.MAX_VALUE));
      assertThat(is.p50Sprint().orElse(Long.MAX_VALUE))
          .isLessThanOrEqualTo(was.p50Sprint().orElse(Long.MAX_VALUE));
    }
  }
}
