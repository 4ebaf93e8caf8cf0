package dev.tandem.transfer;

import dev.tandem.domain.backlog.AddCriterion;
import dev.tandem.domain.backlog.AssignStory;
import dev.tandem.domain.backlog.CheckCriterion;
import dev.tandem.domain.backlog.CreateStory;
import dev.tandem.domain.backlog.LabelStory;
import dev.tandem.domain.backlog.LinkStory;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Limits;
import dev.tandem.domain.board.Op;
import dev.tandem.domain.roadmap.CreateInitiative;
import dev.tandem.domain.roadmap.CreateLane;
import dev.tandem.domain.roadmap.Horizon;
import dev.tandem.domain.roadmap.MoveInitiative;
import dev.tandem.domain.roadmap.SetVision;
import dev.tandem.domain.sprint.CreateSprint;
import dev.tandem.domain.sprint.PlanStory;
import dev.tandem.domain.sprint.SetSprintGoal;
import dev.tandem.transfer.DemoThemes.Theme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Fills a new board with a real backlog: Apache Usergrid's, with a roadmap and two sprints around a day. */
public final class DemoBoard {
  private static final String FILE = "/demo/backlog-usergrid.csv";
  private static final int MOST_ROWS = 1000;
  private static final int IN_FIRST_SPRINT = 12;
  private static final int IN_SECOND_SPRINT = 10;
  private static final String VISION = """
      Every app gets a backend in a day: data, queries, files and push, in the open. \
      This is the real backlog of Apache Usergrid, collected by M. Choetkiertikul and others \
      (IEEE Transactions on Software Engineering, 2018); the roadmap and the sprints are ours.""";

  private final Limits limits;
  private final Supplier<EntityId> ids;
  private final List<Op> ops = new ArrayList<>();
  private final Map<String, EntityId> initiatives = new HashMap<>();

  private DemoBoard(Limits limits, Supplier<EntityId> ids) {
    this.limits = limits;
    this.ids = ids;
  }

  /**
   * The ops that fill a board. Reads a file from the jar: meant for a worker.
   *
   * @param board a board without stories
   * @param owner a member of the board who has something to do in it
   * @param today the first sprint runs on this day
   */
  public static List<Op> ops(
      Board board, EntityId owner, LocalDate today, Limits limits, Supplier<EntityId> ids) {
    return new DemoBoard(limits, ids).all(board, owner, today);
  }

  private List<Op> all(Board board, EntityId owner, LocalDate today) {
    ops.add(new SetVision(board.id(), Optional.of(VISION)));
    roadmap();
    List<CreateStory> stories = stories(board);
    LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    EntityId first = sprint("Sprint 14", monday, "Queries and push work the way the docs say");
    EntityId second =
        sprint("Sprint 15", monday.plusWeeks(2), "Indexing keeps up with a full import");
    List<CreateStory> next = stories.stream()
        .filter(DemoBoard::isNow)
        .limit(IN_FIRST_SPRINT + IN_SECOND_SPRINT)
        .toList();
    for (int i = 0; i < next.size(); i++) {
      ops.add(new PlanStory(next.get(i).id(), Optional.of(i < IN_FIRST_SPRINT ? first : second)));
    }
    next.stream().limit(2).forEach(story -> ops.add(new AssignStory(story.id(), owner, true)));
    stories.forEach(this::criteria);
    ops.addAll(new DemoPlan(ids, initiatives, owner, today).ops());
    return ops;
  }

  private static boolean isNow(CreateStory story) {
    boolean explained = DemoThemes.CRITERIA.containsKey(story.title());
    return explained
        || DemoThemes.of(story.title())
            .filter(theme -> theme.horizon() == Horizon.NOW)
            .isPresent();
  }

  private void roadmap() {
    Map<String, EntityId> lanes = new HashMap<>();
    Optional<EntityId> last = Optional.empty();
    for (String title : DemoThemes.LANES) {
      EntityId id = ids.get();
      ops.add(new CreateLane(id, title, last));
      lanes.put(title, id);
      last = Optional.of(id);
    }
    for (Theme theme : DemoThemes.THEMES) {
      EntityId id = ids.get();
      EntityId lane = lanes.get(theme.lane());
      initiatives.put(theme.title(), id);
      ops.add(new CreateInitiative(id, theme.title(), lane, Optional.empty()));
      if (theme.horizon() != Horizon.LATER)
        ops.add(new MoveInitiative(id, lane, theme.horizon(), Optional.empty()));
    }
  }

  private List<CreateStory> stories(Board board) {
    List<CreateStory> stories = new ArrayList<>();
    for (Op op : file(board)) {
      ops.add(op);
      if (op instanceof CreateStory story) {
        stories.add(story);
        DemoThemes.of(story.title())
            .ifPresent(theme ->
                ops.add(new LinkStory(story.id(), Optional.of(initiatives.get(theme.title())))));
        for (String label : DemoThemes.labels(story.title()))
          ops.add(new LabelStory(story.id(), label, true));
      }
    }
    return stories;
  }

  private List<Op> file(Board board) {
    try (InputStream file = DemoBoard.class.getResourceAsStream(FILE)) {
      return new StoryPlan(limits, MOST_ROWS, ids)
          .of(file.readAllBytes(), Optional.empty(), board)
          .ops();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (BadFile bad) {
      throw new IllegalStateException(FILE + ": " + bad.getMessage(), bad);
    }
  }

  private EntityId sprint(String title, LocalDate monday, String goal) {
    EntityId id = ids.get();
    ops.add(new CreateSprint(id, title, monday.toString(), monday.plusDays(11).toString()));
    ops.add(new SetSprintGoal(id, Optional.of(goal)));
    return id;
  }

  private void criteria(CreateStory story) {
    Optional<EntityId> last = Optional.empty();
    for (String text : DemoThemes.CRITERIA.getOrDefault(story.title(), List.of())) {
      EntityId id = ids.get();
      ops.add(new AddCriterion(id, story.id(), text, last));
      if (last.isEmpty() && story.title().startsWith("Asset"))
        ops.add(new CheckCriterion(id, true));
      last = Optional.of(id);
    }
  }
}
