package dev.tandem.forecast;

import dev.tandem.domain.backlog.Story;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The forecast of one board on one day. */
public final class Forecast {
  private static final double USUAL_GUESS = 20;
  private static final int LINES = 12;
  private static final int FAN = 12;

  private final Board board;
  private final LocalDate today;
  private final SprintPlan plan;
  private final Outlook outlook;
  private final double share;
  private final double guess;
  private final Work work;
  private final Targets targets;
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
    targets = same.targets;
    even = same.even;
    likely = same.likely;
    marks = same.marks;
  }

  /** The same forecast after stories came to other places. */
  private Forecast(Forecast last, Board board, List<Story> moved) {
    this.board = board;
    today = last.today;
    plan = last.plan;
    work = last.work.moved(moved, plan);
    targets = last.targets;
    share = last.share;
    SprintHistory history = last.outlook.history();
    guess = guess(history);
    outlook = outlook(history, Optional.of(last));
    even = work.finish(outlook::even);
    likely = work.finish(outlook::likely);
    marks = findMarks();
  }

  private Forecast(
      Board board,
      LocalDate today,
      SprintPlan plan,
      SprintHistory history,
      Optional<Forecast> before) {
    this.board = board;
    this.today = today;
    this.plan = plan;
    work = Work.of(board, plan);
    targets = Targets.of(board, work);
    share = plan.left();
    guess = guess(history);
    outlook = outlook(history, before);
    even = work.finish(outlook::even);
    likely = work.finish(outlook::likely);
    marks = findMarks();
  }

  /**
   * The forecast of a board.
   *
   * @param before an earlier one of the same board: what it found out is not found out again, above all when nothing but
   *     places of stories differs
   */
  public static Forecast of(Board board, LocalDate today, Optional<Forecast> before) {
    Optional<Forecast> sameDay = before.filter(last -> last.today.equals(today));
    if (sameDay.isEmpty()) return anew(board, today, before);
    Forecast last = sameDay.get();
    Difference difference = Difference.between(last.board, board);
    if (difference.isNone()) return new Forecast(last, board);
    if (difference.isOfPlaces()) return new Forecast(last, board, difference.moved());
    if (!difference.isOfStories()) return anew(board, today, before);
    return new Forecast(board, today, last.plan, last.outlook.history(), before);
  }

  private static Forecast anew(Board board, LocalDate today, Optional<Forecast> before) {
    return new Forecast(board, today, SprintPlan.of(board, today), SprintHistory.of(board), before);
  }

  private Outlook outlook(SprintHistory history, Optional<Forecast> before) {
    return before
        .filter(last ->
            last.share == share && last.guess == guess && last.outlook.history().equals(history))
        .map(last -> last.outlook)
        .orElseGet(() -> Outlook.of(history, share, guess));
  }

  /** A team without history delivers, for all one knows, what it planned for its sprints. */
  private double guess(SprintHistory history) {
    if (history.size() > 0) return 0;
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
    int[] evenAt = new int[targets.ids().size()];
    int[] likelyAt = new int[targets.ids().size()];
    for (int story = 0; story < work.size(); story++) {
      for (int target : targets.of(story)) {
        evenAt[target] = Math.max(evenAt[target], even[story]);
        likelyAt[target] = Math.max(likelyAt[target], likely[story]);
      }
    }
    Map<EntityId, Mark> found = new LinkedHashMap<>();
    for (int target = 0; target < evenAt.length; target++) {
      EntityId id = targets.ids().get(target);
      found.put(id, mark(id, evenAt[target], likelyAt[target]));
    }
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

  Targets targets() {
    return targets;
  }

  /** In which sprint each story of {@link #work}, by its number, is done with a chance of 85%. */
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
    int[] order = work.order();
    int at = 0;
    for (int sprint = 1; sprint <= LINES && at < order.length; sprint++) {
      // What is planned for a later sprint is done there: it says nothing of where this one ends.
      while (at < order.length
          && (likely[order[at]] <= sprint || work.plannedFor(order[at]) > sprint)) at++;
      lines.add(new Line(
          plan.title(sprint),
          plan.end(sprint).toString(),
          plan.id(sprint),
          at < order.length ? Optional.of(work.story(order[at]).id()) : Optional.empty()));
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
