package dev.tandem.forecast;

import dev.tandem.domain.backlog.CreateEpic;
import dev.tandem.domain.backlog.CreateStory;
import dev.tandem.domain.backlog.LinkEpic;
import dev.tandem.domain.backlog.LinkStory;
import dev.tandem.domain.backlog.MoveStory;
import dev.tandem.domain.backlog.SetStoryEpic;
import dev.tandem.domain.backlog.SetStoryPoints;
import dev.tandem.domain.backlog.Story;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.Entity;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.EntityShape;
import dev.tandem.domain.board.Hat;
import dev.tandem.domain.board.Limits;
import dev.tandem.domain.board.Op;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Ranked;
import dev.tandem.domain.members.FoundBoard;
import dev.tandem.domain.roadmap.CreateInitiative;
import dev.tandem.domain.roadmap.CreateLane;
import dev.tandem.domain.sprint.CreateSprint;
import dev.tandem.domain.sprint.PlanStory;
import dev.tandem.domain.sprint.RecordSprint;
import dev.tandem.domain.sprint.Sprint;
import dev.tandem.domain.sprint.SprintState;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Builds boards to forecast, op by op. Two-week sprints begin on {@link #TODAY}. */
final class BoardMaker {
  static final LocalDate TODAY = LocalDate.of(2026, 1, 5);
  private static final EntityId OWNER = EntityId.of("m1");

  private Board board = Board.empty(EntityId.of("b1"));

  BoardMaker() {
    did(new FoundBoard(board.id(), "Board", Optional.empty()));
    did(new CreateLane(EntityId.of("l1"), "Lane", Optional.empty()));
  }

  static EntityId id(String id) {
    return EntityId.of(id);
  }

  BoardMaker did(Op op) {
    OpContext context = new OpContext(OWNER, Set.of(Hat.OWNER), 1767603600000L, Limits.DEFAULT);
    Outcome outcome = board.decide(op, context, Optional.empty());
    if (!(outcome instanceof Outcome.Changed changed))
      throw new IllegalStateException(op + ": " + outcome);
    board = board.evolve(board.version() + 1, changed);
    return this;
  }

  BoardMaker initiative(String id) {
    return did(new CreateInitiative(id(id), "Initiative " + id, id("l1"), Optional.empty()));
  }

  /** A story at the end of the backlog. */
  BoardMaker story(String id, double points, String initiative) {
    Optional<EntityId> last =
        board.inOrder(Story.ORDER).reduce((first, second) -> second).map(Ranked::id);
    return storyAfter(id, points, initiative, last.map(EntityId::value).orElse(null));
  }

  /** The story as it is. */
  Story story(String id) {
    return board.find(id(id), Story.class).orElseThrow();
  }

  /** A story after another. */
  BoardMaker storyAfter(String id, double points, String initiative, String after) {
    did(new CreateStory(id(id), "Story " + id, Optional.ofNullable(after).map(EntityId::of)));
    did(new SetStoryPoints(id(id), Optional.of(BigDecimal.valueOf(points))));
    return initiative == null ? this : did(new LinkStory(id(id), Optional.of(id(initiative))));
  }

  BoardMaker move(String id, String after) {
    return did(new MoveStory(id(id), Optional.ofNullable(after).map(EntityId::of)));
  }

  BoardMaker plan(String id, String sprint) {
    return did(new PlanStory(id(id), Optional.ofNullable(sprint).map(EntityId::of)));
  }

  /** Puts a story into an epic, which is for an initiative. */
  BoardMaker epic(String id, String initiative, String story) {
    did(new CreateEpic(id(id), "Epic " + id, Optional.empty()));
    did(new LinkEpic(id(id), Optional.of(id(initiative))));
    return did(new SetStoryEpic(id(story), Optional.of(id(id))));
  }

  BoardMaker needs(String id, String... needs) {
    List<EntityId> ids = Arrays.stream(needs).map(EntityId::of).toList();
    return put(EntityShape.with(story(id), "needs", ids));
  }

  /** An entity as it is from now on, whatever op it came from. */
  BoardMaker put(Entity entity) {
    board = board.evolve(board.version() + 1, Outcome.put(entity));
    return this;
  }

  /** A sprint is over, and delivered so much. */
  BoardMaker close(String id, double delivered) {
    Sprint sprint = board.find(id(id), Sprint.class).orElseThrow();
    Sprint closed = EntityShape.with(
        EntityShape.with(sprint, "state", Optional.of(SprintState.CLOSED)),
        "delivered",
        Optional.of(BigDecimal.valueOf(delivered)));
    return put(closed);
  }

  /** Sprints of two weeks from today on: p8, p9 … named Sprint 8, Sprint 9 … */
  BoardMaker sprints(int first, int count) {
    for (int i = 0; i < count; i++) {
      LocalDate start = TODAY.plusWeeks(2L * i);
      did(new CreateSprint(
          id("p" + (first + i)),
          "Sprint " + (first + i),
          start.toString(),
          start.plusDays(11).toString()));
    }
    return this;
  }

  BoardMaker history(double... delivered) {
    for (int i = 0; i < delivered.length; i++) {
      did(new RecordSprint(
          id("q" + i),
          "Old " + i,
          BigDecimal.valueOf(delivered[i]),
          i,
          Optional.empty(),
          Optional.empty()));
    }
    return this;
  }

  Board board() {
    return board;
  }

  Forecast forecast() {
    return Forecast.of(board, TODAY, Optional.empty());
  }
}
