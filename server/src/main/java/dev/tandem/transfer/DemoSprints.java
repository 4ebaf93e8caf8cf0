package dev.tandem.transfer;

import dev.tandem.domain.backlog.AssignStory;
import dev.tandem.domain.backlog.CheckCriterion;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Hat;
import dev.tandem.domain.board.Limits;
import dev.tandem.domain.board.Op;
import dev.tandem.domain.members.AddMember;
import dev.tandem.domain.sprint.AcceptStory;
import dev.tandem.domain.sprint.CloseSprint;
import dev.tandem.domain.sprint.ColumnState;
import dev.tandem.domain.sprint.CommitSprint;
import dev.tandem.domain.sprint.CreateColumn;
import dev.tandem.domain.sprint.CreateSprint;
import dev.tandem.domain.sprint.MoveOnBoard;
import dev.tandem.domain.sprint.PlanStory;
import dev.tandem.domain.sprint.RecordSprint;
import dev.tandem.domain.sprint.ReturnStory;
import dev.tandem.domain.sprint.SetAvailability;
import dev.tandem.domain.sprint.SetColumnLimit;
import dev.tandem.domain.sprint.SetDaysOff;
import dev.tandem.domain.sprint.SetSprintGoal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The demo board's team and its sprints: what a real team delivered before, one sprint that is over, one that runs with
 * its review begun, and one that is planned. The same for the same day.
 */
final class DemoSprints {
  private static final String HISTORY = "/demo/sprints-spring.csv";
  /** A team of the file whose sprints are of the size of this backlog's. */
  private static final String TEAM = "37";

  private static final int MOST_ROWS = 1000;
  private static final List<String> NAMES = List.of("Mara Lind", "Tomas Okoye", "Yuki Tan");
  private static final int WORK_BEGINS = 9;

  private final Supplier<EntityId> ids;
  private final LocalDate monday;
  private final Map<EntityId, List<EntityId>> criteria;
  private final List<Op> ops = new ArrayList<>();
  private final List<EntityId> team = new ArrayList<>();
  private final EntityId todo;
  private final EntityId doing;
  private final EntityId review;
  private final EntityId done;

  /**
   * @param monday of the week of today
   * @param criteria those of the stories that have some
   */
  DemoSprints(Supplier<EntityId> ids, LocalDate monday, Map<EntityId, List<EntityId>> criteria) {
    this.ids = ids;
    this.monday = monday;
    this.criteria = criteria;
    todo = ids.get();
    doing = ids.get();
    review = ids.get();
    done = ids.get();
  }

  /** The ops, for stories that are there. */
  List<Op> ops(List<EntityId> last, List<EntityId> running, List<EntityId> next, EntityId owner) {
    past();
    people();
    columns();
    EntityId before = sprint("Sprint 13", monday.minusWeeks(3), "A token is enough to sign in");
    EntityId now =
        sprint("Sprint 14", monday.minusWeeks(1), "Queries and push work the way the docs say");
    EntityId then =
        sprint("Sprint 15", monday.plusWeeks(1), "Indexing keeps up with a full import");
    over(before, last, now);
    running(now, running, next.get(0), owner);
    next.stream().skip(1).forEach(story -> plan(story, then));
    return ops;
  }

  private void past() {
    for (SprintCsv.Row row : rows()) {
      ops.add(new RecordSprint(
          ids.get(), row.title(), row.delivered(), row.order(), row.start(), row.end()));
    }
  }

  private static List<SprintCsv.Row> rows() {
    try (InputStream file = DemoSprints.class.getResourceAsStream(HISTORY)) {
      return new SprintCsv(Limits.DEFAULT, MOST_ROWS)
          .read(file.readAllBytes()).good().stream()
              .filter(row -> row.board().equals(TEAM) && row.delivered().signum() > 0)
              .sorted(Comparator.comparing(SprintCsv.Row::order))
              .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (BadFile bad) {
      throw new IllegalStateException(HISTORY + ": " + bad.getMessage(), bad);
    }
  }

  private void people() {
    for (String name : NAMES) {
      EntityId id = ids.get();
      ops.add(new AddMember(id, name, List.of(Hat.DEVELOPER)));
      team.add(id);
    }
  }

  private void columns() {
    ops.add(new CreateColumn(todo, "To do", ColumnState.TODO, Optional.empty()));
    ops.add(new CreateColumn(doing, "Doing", ColumnState.DOING, Optional.of(todo)));
    ops.add(new SetColumnLimit(doing, Optional.of(3L)));
    ops.add(new CreateColumn(review, "In review", ColumnState.DOING, Optional.of(doing)));
    ops.add(new SetColumnLimit(review, Optional.of(2L)));
    ops.add(new CreateColumn(done, "Done", ColumnState.DONE, Optional.of(review)));
  }

  private EntityId sprint(String title, LocalDate start, String goal) {
    EntityId id = ids.get();
    ops.add(new CreateSprint(id, title, start.toString(), start.plusDays(13).toString()));
    ops.add(new SetSprintGoal(id, Optional.of(goal)));
    return id;
  }

  /** A sprint that is closed: all but the last two stories were accepted, these go on in the next one. */
  private void over(EntityId sprint, List<EntityId> stories, EntityId next) {
    stories.forEach(story -> plan(story, sprint));
    ops.add(new CommitSprint(sprint, Optional.empty()));
    for (int i = 0; i < stories.size() - 1; i++) {
      assign(stories.get(i), i);
      work(stories.get(i), -3, i, i + 2 + i % 3);
      accept(stories.get(i));
    }
    EntityId rest = stories.get(stories.size() - 1);
    assign(rest, 0);
    work(rest, -3, 8, 0);
    ops.add(new CloseSprint(sprint, Optional.of(next)));
  }

  /** A sprint in its second week: people are away, work is in every column, the review has begun, the scope has changed. */
  private void running(EntityId sprint, List<EntityId> stories, EntityId late, EntityId owner) {
    stories.forEach(story -> plan(story, sprint));
    LocalDate start = monday.minusWeeks(1);
    ops.add(new SetDaysOff(
        id(sprint, 0), List.of(start.plusDays(3).toString(), start.plusDays(10).toString())));
    ops.add(new SetAvailability(id(sprint, 1), Optional.of(new BigDecimal(80))));
    ops.add(new CommitSprint(sprint, Optional.empty()));
    plan(late, sprint);
    plan(stories.get(stories.size() - 1), null);
    int[][] times = {{0, 2}, {0, 3}, {1, 4}, {2, 4}, {3, 0}, {4, 0}, {4, 0}};
    for (int i = 0; i < times.length; i++) {
      assign(stories.get(i), i);
      work(stories.get(i), -1, times[i][0], times[i][1]);
    }
    ops.add(new MoveOnBoard(stories.get(4), Optional.of(review), Optional.empty()));
    ops.add(new AssignStory(stories.get(5), owner, true));
    accept(stories.get(0));
    accept(stories.get(1));
    ops.add(new ReturnStory(
        stories.get(2), "It holds for one page of results; the second page is empty."));
  }

  private EntityId id(EntityId sprint, int mate) {
    return sprint.dot(team.get(mate).value());
  }

  private void plan(EntityId story, EntityId sprint) {
    ops.add(new PlanStory(story, Optional.ofNullable(sprint)));
  }

  private void assign(EntityId story, int turn) {
    ops.add(new AssignStory(story, team.get(turn % team.size()), true));
  }

  /** Work on a story, begun and done on days of a sprint that began so many weeks ago; done on day 0: it goes on. */
  private void work(EntityId story, int weeks, int begun, int over) {
    ops.add(new MoveOnBoard(story, Optional.of(doing), Optional.of(time(weeks, begun, 0))));
    if (over > 0) {
      ops.add(new MoveOnBoard(story, Optional.of(done), Optional.of(time(weeks, over, 5))));
    }
  }

  private long time(int weeks, int day, int hours) {
    return monday
        .plusWeeks(weeks)
        .plusDays(day)
        .atTime(LocalTime.of(WORK_BEGINS + hours, 0))
        .toInstant(ZoneOffset.UTC)
        .toEpochMilli();
  }

  private void accept(EntityId story) {
    for (EntityId criterion : criteria.getOrDefault(story, List.of())) {
      ops.add(new CheckCriterion(criterion, true));
    }
    ops.add(new AcceptStory(story, Optional.empty()));
  }
}
