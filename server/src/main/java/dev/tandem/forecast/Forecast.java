package dev.tandem.forecast;

import dev.tandem.domain.backlog.Epic;
import dev.tandem.domain.backlog.Story;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.BoardEntry;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.release.Release;
import dev.tandem.domain.roadmap.Initiative;
import dev.tandem.domain.roadmap.Milestone;
import dev.tandem.domain.sprint.PastSprint;
import dev.tandem.domain.sprint.Sprint;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The forecast of one board on one day. */
public final class Forecast {
  private static final double USUAL_GUESS = 20;
  private static final int LINES = 12;
  private static final int FAN = 12;
  private static final Set<Class<?>> LOOKED_AT = Set.of(
      Story.class,
      Epic.class,
      Sprint.class,
      PastSprint.class,
      Initiative.class,
      Release.class,
      Milestone.class);

  private final Board board;
  private final LocalDate today;
  private final SprintPlan plan;
  private final Outlook outlook;
  private final double share;
  private final double guess;
  private final Work work;
  private final int[] even;
  private final int[] likely;
  private final Map<EntityId, Mark> marks;

  /** Where in the backlog a sprint is expected to end: before a story, or after all of them. */
  public record Line(
      String title, String end, Optional<EntityId> sprint, Optional<EntityId> before) {}

  /** How many points will be delivered by the end of a sprint: by 85%, 50% and 15% of the futures. */
  public record Reach(String title, String end, BigDecimal p85, BigDecimal p50, BigDecimal p15) {}

  /** The same forecast for a board that differs in nothing it looks at. */
  private Forecast(Forecast same, Board board) {
    this.board = board;
    today = same.today;
    plan = same.plan;
    outlook = same.outlook;
    share = same.share;
    guess = same.guess;
    work = same.work;
    even = same.even;
    likely = same.likely;
    marks = same.marks;
  }

  private Forecast(Board board, LocalDate today, Optional<Forecast> before) {
    this.board = board;
    this.today = today;
    plan = SprintPlan.of(board, today);
    work = Work.of(board, plan);
    share = plan.left();
    SprintHistory history = SprintHistory.of(board);
    guess = history.size() == 0 ? guess() : 0;
    outlook = before
        .filter(last ->
            last.share == share && last.guess == guess && last.outlook.history().equals(history))
        .map(last -> last.outlook)
        .orElseGet(() -> Outlook.of(history, share, guess));
    even = work.finish(outlook::even);
    likely = work.finish(outlook::likely);
    marks = findMarks();
  }

  /**
   * The forecast of a board.
   *
   * @param before an earlier one of the same board, whose sprint history need not be looked at again
   */
  public static Forecast of(Board board, LocalDate today, Optional<Forecast> before) {
    return before
        .filter(last -> last.today.equals(today) && !concerns(last.board, board))
        .map(last -> new Forecast(last, board))
        .orElseGet(() -> new Forecast(board, today, before));
  }

  /** Whether anything differs that a forecast looks at. */
  private static boolean concerns(Board before, Board after) {
    for (int i = 0; i < Board.BUCKETS; i++) {
      Map<EntityId, BoardEntry> then = before.bucket(i);
      Map<EntityId, BoardEntry> now = after.bucket(i);
      if (then == now) continue;
      for (Map.Entry<EntityId, BoardEntry> each : now.entrySet()) {
        if (concerns(then.get(each.getKey()), each.getValue())) return true;
      }
      // Another board altogether: entities may even be missing.
      if (now.size() < then.size()) return true;
    }
    return false;
  }

  private static boolean concerns(BoardEntry then, BoardEntry now) {
    if (then == now || !LOOKED_AT.contains(now.entity().getClass())) return false;
    if (then == null || then.present() != now.present()) return true;
    return !(then.entity() instanceof Story was && now.entity() instanceof Story is)
        || !lookedAt(was).equals(lookedAt(is));
  }

  /** What a forecast looks at in a story: most edits change something else. */
  private static List<Object> lookedAt(Story story) {
    return List.of(
        story.rank(),
        story.points(),
        story.sprint(),
        story.needs(),
        story.epic(),
        story.initiative(),
        story.release(),
        story.doneAt(),
        story.acceptedIn(),
        story.review());
  }

  /** A team without history delivers, for all one knows, what it planned for its sprints. */
  private double guess() {
    double sum = 0;
    int sprints = 0;
    for (int sprint = 1; sprint <= plan.known(); sprint++) {
      double points = work.planned(sprint);
      if (points == 0) continue;
      sum += points;
      sprints++;
    }
    return sprints == 0 ? USUAL_GUESS : sum / sprints;
  }

  private Map<EntityId, Mark> findMarks() {
    Map<EntityId, int[]> latest = new LinkedHashMap<>();
    Targets targets = Targets.of(board);
    for (int story = 0; story < work.stories().size(); story++) {
      int evenAt = even[story];
      int likelyAt = likely[story];
      for (EntityId id : targets.of(work.stories().get(story))) {
        int[] last = latest.computeIfAbsent(id, fresh -> new int[2]);
        last[0] = Math.max(last[0], evenAt);
        last[1] = Math.max(last[1], likelyAt);
      }
    }
    Map<EntityId, Mark> found = new LinkedHashMap<>();
    latest.forEach((id, last) -> found.put(id, mark(id, last[0], last[1])));
    return found;
  }

  private Mark mark(EntityId id, int evenAt, int likelyAt) {
    return new Mark(
        id,
        day(evenAt),
        day(likelyAt),
        number(evenAt),
        number(likelyAt),
        Optional.empty(),
        Optional.empty(),
        note());
  }

  private Optional<String> day(int sprint) {
    return sprint > Work.FURTHEST
        ? Optional.empty()
        : Optional.of(plan.end(sprint).toString());
  }

  private static Optional<Long> number(int sprint) {
    return sprint > Work.FURTHEST ? Optional.empty() : Optional.of((long) sprint);
  }

  private Optional<String> note() {
    return outlook.history().size() == 0 ? Optional.of("no history yet") : Optional.empty();
  }

  /** The board it is of. */
  public Board board() {
    return board;
  }

  /** The version of the board it is of. */
  public long version() {
    return board.version();
  }

  /** Whether it is the forecast of this board, as it is. */
  public boolean isOf(Board other) {
    return board == other;
  }

  /** The day it is of. */
  public LocalDate today() {
    return today;
  }

  SprintPlan plan() {
    return plan;
  }

  Work work() {
    return work;
  }

  /** In which sprint each story of {@link #work} is done with a chance of 85%. */
  int[] likely() {
    return likely;
  }

  /** Every mark, by id. */
  public Map<EntityId, Mark> marks() {
    return marks;
  }

  /** How the team's forecasts did so far. */
  public TrackRecord record() {
    return outlook.record();
  }

  /** How many sprints the forecast learned from. */
  public int sprints() {
    return outlook.history().size();
  }

  /** Points of all that is left. */
  public BigDecimal left() {
    return tenth(work.total());
  }

  /** Where the next sprints end in the backlog with a chance of 85%, as far as there is work. */
  public List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    List<Story> stories = work.stories();
    int at = 0;
    for (int sprint = 1; sprint <= LINES && at < stories.size(); sprint++) {
      // What is planned for a later sprint is done there: it says nothing of where this one ends.
      while (at < stories.size() && (likely[at] <= sprint || work.plannedFor(at) > sprint)) at++;
      lines.add(new Line(
          plan.title(sprint),
          plan.end(sprint).toString(),
          plan.id(sprint),
          at < stories.size() ? Optional.of(stories.get(at).id()) : Optional.empty()));
    }
    return lines;
  }

  /** What the next sprints will have delivered. */
  public List<Reach> fan() {
    List<Reach> fan = new ArrayList<>();
    for (int sprint = 1; sprint <= FAN; sprint++) {
      fan.add(new Reach(
          plan.title(sprint),
          plan.end(sprint).toString(),
          tenth(outlook.likely(sprint)),
          tenth(outlook.even(sprint)),
          tenth(outlook.lucky(sprint))));
    }
    return fan;
  }

  private static BigDecimal tenth(double value) {
    BigDecimal plain =
        BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_UP).stripTrailingZeros();
    return plain.scale() < 0 ? plain.setScale(0) : plain;
  }
}
