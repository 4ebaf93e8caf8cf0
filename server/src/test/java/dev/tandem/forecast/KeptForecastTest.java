package dev.tandem.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.domain.backlog.ReleaseStory;
import dev.tandem.domain.backlog.RemoveStory;
import dev.tandem.domain.backlog.SetStoryPoints;
import dev.tandem.domain.backlog.Story;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityShape;
import dev.tandem.domain.release.CreateRelease;
import dev.tandem.domain.roadmap.CreateMilestone;
import dev.tandem.domain.roadmap.SetInitiativeTarget;
import dev.tandem.domain.sprint.Sprint;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A forecast that goes on from the one before says what one that is reckoned anew says, to the last letter. */
class KeptForecastTest {
  private static final int BOARDS = 40;
  private static final int STEPS = 30;

  private final Random chance = new Random(7);

  @Test
  void isTheOneReckonedAnew() {
    int reused = 0;
    for (int round = 0; round < BOARDS; round++) {
      BoardMaker maker = board();
      Forecast kept = maker.forecast();
      for (int step = 0; step < STEPS; step++) {
        Board before = maker.board();
        // Mostly what a drag does; now and then something after which less can be kept.
        if (chance.nextInt(5) == 0) change(maker);
        else move(maker);
        Forecast next = Forecast.of(maker.board(), BoardMaker.TODAY, Optional.of(kept));
        if (next.work() != kept.work() && next.work().isNumberedLike(kept.work())) reused++;
        Forecast anew = maker.forecast();
        String name = "round " + round + ", step " + step;

        assertThat(next.marks()).as(name).isEqualTo(anew.marks());
        assertThat(next.lines()).as(name).isEqualTo(anew.lines());
        assertThat(next.fan()).as(name).isEqualTo(anew.fan());
        assertThat(next.left()).as(name).isEqualTo(anew.left());
        assertThat(Ripple.between(kept, next))
            .as(name)
            .isEqualTo(
                Ripple.between(Forecast.of(before, BoardMaker.TODAY, Optional.empty()), anew));
        kept = next;
      }
    }
    assertThat(reused).as("steps that kept all but the order").isGreaterThan(BOARDS * STEPS / 2);
  }

  private BoardMaker board() {
    BoardMaker maker = new BoardMaker().sprints(8, chance.nextInt(4));
    maker.history(chance.doubles(chance.nextInt(14), 5, 30).map(Math::rint).toArray());
    for (int i = 0; i < 4; i++) maker.initiative("i" + i);
    maker
        .did(new CreateMilestone(BoardMaker.id("d1"), "Fair", "2026-06-01"))
        .did(new SetInitiativeTarget(BoardMaker.id("i1"), Optional.of("2026-05-01")))
        .did(new CreateRelease(BoardMaker.id("r1"), "One", Optional.empty(), Optional.empty()));
    int stories = 10 + chance.nextInt(25);
    for (int i = 0; i < stories; i++) {
      String id = "s" + i;
      maker.story(id, points(), chance.nextInt(4) == 0 ? null : "i" + chance.nextInt(4));
      if (chance.nextInt(6) == 0) unestimated(maker, id);
      if (chance.nextInt(6) == 0)
        maker.did(new ReleaseStory(BoardMaker.id(id), Optional.of(BoardMaker.id("r1"))));
      if (i > 1 && chance.nextInt(3) == 0)
        maker.needs(id, "s" + chance.nextInt(i / 2), "s" + (i / 2 + chance.nextInt(i - i / 2)));
      if (chance.nextInt(8) == 0) done(maker, id);
    }
    maker.epic("e1", "i2", "s0");
    for (int i = 0; i < 3; i++) plan(maker, any(maker));
    return maker;
  }

  private double points() {
    return chance.nextInt(90) / 10.0;
  }

  private static void unestimated(BoardMaker maker, String id) {
    maker.did(new SetStoryPoints(BoardMaker.id(id), Optional.empty()));
  }

  private static void done(BoardMaker maker, String id) {
    maker.put(EntityShape.with(maker.story(id), "doneAt", Optional.of(1L)));
  }

  private String any(BoardMaker maker) {
    List<Story> all = Story.all(maker.board()).toList();
    return all.get(chance.nextInt(all.size())).id().value();
  }

  private void plan(BoardMaker maker, String id) {
    List<String> sprints = maker
        .board()
        .all(Sprint.class)
        .map(sprint -> sprint.id().value())
        .sorted()
        .toList();
    if (sprints.isEmpty()) return;
    maker.plan(id, chance.nextInt(3) == 0 ? null : sprints.get(chance.nextInt(sprints.size())));
  }

  /** What a drag does: to another place, or into a sprint and out of it. */
  private void move(BoardMaker maker) {
    String id = any(maker);
    String after = any(maker);
    if (chance.nextInt(4) == 0) plan(maker, id);
    else if (!after.equals(id)) maker.move(id, chance.nextInt(6) == 0 ? null : after);
  }

  private void change(BoardMaker maker) {
    String id = any(maker);
    switch (chance.nextInt(5)) {
      case 0 -> done(maker, id);
      case 1 ->
        maker.did(new SetStoryPoints(
            BoardMaker.id(id), Optional.of(BigDecimal.valueOf(chance.nextInt(12)))));
      case 2 -> maker.did(new RemoveStory(BoardMaker.id(id)));
      case 3 ->
        maker.did(new SetInitiativeTarget(
            BoardMaker.id("i" + chance.nextInt(4)),
            Optional.of("2026-04-0" + (1 + chance.nextInt(9)))));
      default -> maker.story("n" + maker.board().version(), points(), "i" + chance.nextInt(4));
    }
  }
}
