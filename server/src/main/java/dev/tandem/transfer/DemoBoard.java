package dev.tandem.transfer;

import dev.tandem.domain.backlog.AddCriterion;
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

/** Fills a new board with a real backlog: Apache Usergrid's, with a roadmap, a team, and sprints around a day. */
public final class DemoBoard {
  private static final String FILE = "/demo/backlog-usergrid.csv";
  private static final int MOST_ROWS = 1000;
  private static final int IN_LAST_SPRINT = 7;
  private static final int IN_THIS_SPRINT = 12;
  private static final int IN_NEXT_SPRINT = 8;
  private static final String VISION = """
      Every app gets a backend in a day: data, queries, files and push, in the open. \
      This is the real backlog of Apache Usergrid, collected by M. Choetkiertikul and others \
      (IEEE Transactions on Software Engineering, 2018); the roadmap and the sprints are ours.""";

  private final Limits limits;
  private final Supplier<EntityId> ids;
  private final List<Op> ops = new ArrayList<>();
  private final Map<String, EntityId> initiatives = new HashMap<>();
  private final Map<EntityId, List<EntityId>> criteria = new HashMap<>();

  private DemoBoard(Limits limits, Supplier<EntityId> ids) {
    this.limits = limits;
    this.ids = ids;
  }

  /**
   * The ops that fill a board. Reads a file from the jar: meant for a worker.
   *
   * @param board a board without stories
   * @param owner a member of the board who has something to do in it
   * @param today the second of its sprints runs on this day, in its second week
   */
  public static List<Op> ops(
      Board board, EntityId owner, LocalDate today, Limits limits, Supplier<EntityId> ids) {
    return new DemoBoard(limits, ids).all(board, owner, today);
  }

  private List<Op> all(Board board, EntityId owner, LocalDate today) {
    ops.add(new SetVision(board.id(), Optional.of(VISION)));
    roadmap();
    List<CreateStory> stories = stories(board);
    Map<EntityId, Theme> themes = DemoThemes.of(stories);
    themes.forEach((story, theme) ->
        ops.add(new LinkStory(story, Optional.of(initiatives.get(theme.title())))));
    stories.forEach(this::criteria);
    DemoPlan plan = new DemoPlan(ids, initiatives, owner, today);
    ops.addAll(plan.ops());
    List<EntityId> next = stories.stream()
        .filter(story -> isNow(story, themes))
        .map(CreateStory::id)
        .limit(IN_LAST_SPRINT + IN_THIS_SPRINT + IN_NEXT_SPRINT)
        .toList();
    int first = IN_THIS_SPRINT + IN_NEXT_SPRINT;
    ops.addAll(new DemoSprints(
            ids, today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)), criteria)
        .ops(
            next.subList(first, first + IN_LAST_SPRINT),
            next.subList(0, IN_THIS_SPRINT),
            next.subList(IN_THIS_SPRINT, first),
            owner));
    DemoRefining refining = new DemoRefining(ids, owner);
    ops.addAll(refining.ops(initiatives, stories, themes, next.subList(0, first)));
    ops.addAll(refining.released(plan.releasesByTitle(), themes, next));
    return ops;
  }

  private static boolean isNow(CreateStory story, Map<EntityId, Theme> themes) {
    Theme theme = themes.get(story.id());
    return DemoThemes.CRITERIA.containsKey(story.title())
        || theme != null && theme.horizon() == Horizon.NOW;
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

  private void criteria(CreateStory story) {
    Optional<EntityId> last = Optional.empty();
    for (String text : DemoThemes.CRITERIA.getOrDefault(story.title(), List.of())) {
      EntityId id = ids.get();
      ops.add(new AddCriterion(id, story.id(), text, last));
      criteria.computeIfAbsent(story.id(), any -> new ArrayList<>()).add(id);
      if (last.isEmpty() && story.title().startsWith("Asset"))
        ops.add(new CheckCriterion(id, true));
      last = Optional.of(id);
    }
  }
}
