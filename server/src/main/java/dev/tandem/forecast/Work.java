package dev.tandem.forecast;

import dev.tandem.domain.backlog.Review;
import dev.tandem.domain.backlog.Story;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The stories that are left, and in which sprint each is done when the team takes them in order: in a sprint first what
 * is planned for it, or was left from earlier ones, then the rest by rank; what a story needs comes before it.
 *
 * <p>Each story has a number, from 0 on, which it keeps when it is moved: what hangs on no order is found out once.
 */
final class Work {
  /** No forecast goes further ahead than so many sprints. */
  static final int FURTHEST = 520;

  private static final double UNKNOWN_POINTS = 3;
  private static final Comparator<Story> BY_RANK =
      Comparator.comparing(Story::rank).thenComparing(Story::id);

  private final Map<EntityId, Integer> numbers;
  private final double[] points;
  private final Story[] stories;
  private final int[] planned;
  private final int[] order;
  private final int[][] needs;
  private final int last;
  private final int[][] queues;

  private Work(List<Story> all, SprintPlan plan) {
    double typical = typical(all);
    stories = all.stream().filter(story -> !isDone(story)).toArray(Story[]::new);
    numbers = new HashMap<>();
    for (int i = 0; i < stories.length; i++) numbers.put(stories[i].id(), i);
    points = new double[stories.length];
    planned = new int[stories.length];
    int[][] needed = new int[stories.length][];
    for (int i = 0; i < stories.length; i++) {
      points[i] = stories[i].points().map(BigDecimal::doubleValue).orElse(typical);
      planned[i] = sprint(stories[i], plan);
      needed[i] = stories[i].needs().stream()
          .map(numbers::get)
          .filter(Objects::nonNull)
          .mapToInt(Integer::intValue)
          .toArray();
    }
    order = IntStream.range(0, stories.length).toArray();
    needs = inOrder(needed);
    last = Arrays.stream(planned).max().orElse(0);
    queues = queues();
  }

  private Work(Work before, Story[] stories, int[] planned, int[] order) {
    numbers = before.numbers;
    points = before.points;
    this.stories = stories;
    this.planned = planned;
    this.order = order;
    needs = inOrder(before.needs);
    last = Arrays.stream(planned).max().orElse(0);
    queues = queues();
  }

  /** The work a board has left. Walks all its stories. */
  static Work of(Board board, SprintPlan plan) {
    return new Work(Story.all(board).toList(), plan);
  }

  /** The same work after no more than the places or sprints of these stories became others. */
  Work moved(List<Story> moved, SprintPlan plan) {
    Story[] now = stories.clone();
    int[] sprints = planned.clone();
    boolean[] stays = new boolean[now.length];
    Arrays.fill(stays, true);
    for (Story story : moved) {
      Integer number = numbers.get(story.id());
      if (number == null) continue;
      now[number] = story;
      sprints[number] = sprint(story, plan);
      stays[number] = false;
    }
    int[] movers = moved.stream()
        .sorted(BY_RANK)
        .map(story -> numbers.get(story.id()))
        .filter(Objects::nonNull)
        .mapToInt(Integer::intValue)
        .toArray();
    int[] merged = new int[order.length];
    int at = 0;
    int next = 0;
    for (int story : order) {
      if (!stays[story]) continue;
      while (next < movers.length && BY_RANK.compare(now[movers[next]], now[story]) < 0)
        merged[at++] = movers[next++];
      merged[at++] = story;
    }
    while (next < movers.length) merged[at++] = movers[next++];
    return new Work(this, now, sprints, merged);
  }

  private static boolean isDone(Story story) {
    return story.doneAt().isPresent()
        || story.acceptedIn().isPresent()
        || story.review().filter(review -> review == Review.ACCEPTED).isPresent();
  }

  private static int sprint(Story story, SprintPlan plan) {
    return story.sprint().flatMap(plan::number).orElse(0);
  }

  /** What a story without an estimate counts: the median of those that have one. */
  private static double typical(List<Story> all) {
    double[] known = all.stream()
        .flatMap(story -> story.points().stream())
        .mapToDouble(BigDecimal::doubleValue)
        .sorted()
        .toArray();
    return known.length == 0 ? UNKNOWN_POINTS : known[known.length / 2];
  }

  /** How many stories are left. */
  int size() {
    return stories.length;
  }

  Story story(int number) {
    return stories[number];
  }

  /** The number of a story, if it is left. */
  Integer number(EntityId story) {
    return numbers.get(story);
  }

  /** Whether each story has the same number there. */
  boolean isNumberedLike(Work other) {
    return numbers == other.numbers;
  }

  /** The numbers of the stories, first to last. Not to be changed. */
  int[] order() {
    return order;
  }

  double points(int story) {
    return points[story];
  }

  /** Points of everything that is left. */
  double total() {
    return Arrays.stream(order).mapToDouble(story -> points[story]).sum();
  }

  /** Points planned for a sprint. */
  double planned(int sprint) {
    double sum = 0;
    for (int story : order) if (planned[story] == sprint) sum += points[story];
    return sum;
  }

  /** The number of the sprint a story is planned for, 0 when it is in none. */
  int plannedFor(int story) {
    return planned[story];
  }

  /**
   * In which sprint each story is done.
   *
   * @param figure points delivered by the end of a sprint, 1 for the first; never falling
   * @return by number; {@link #FURTHEST} + 1: not within sight
   */
  int[] finish(IntToDoubleFunction figure) {
    int[] next = new int[queues.length];
    double[] left = points.clone();
    int[] done = new int[points.length];
    Arrays.fill(done, FURTHEST + 1);
    int open = points.length;
    for (int sprint = 1; sprint <= FURTHEST && open > 0; sprint++) {
      double room = figure.applyAsDouble(sprint) - figure.applyAsDouble(sprint - 1);
      for (int turn = 1; turn <= Math.min(sprint, last) + 1; turn++) {
        int queue = turn <= Math.min(sprint, last) ? turn : 0;
        while (next[queue] < queues[queue].length) {
          int story = queues[queue][next[queue]];
          if (left[story] > room) {
            left[story] -= room;
            room = 0;
            break;
          }
          room -= left[story];
          done[story] = sprint;
          next[queue]++;
          open--;
        }
      }
    }
    boolean[] seen = new boolean[points.length];
    for (int story : order) waitForNeeds(story, done, seen);
    return done;
  }

  /** What each story needs, first to last. */
  private int[][] inOrder(int[][] needed) {
    int[] places = new int[order.length];
    for (int place = 0; place < order.length; place++) places[order[place]] = place;
    int[][] sorted = needed.clone();
    for (int story = 0; story < sorted.length; story++) {
      if (sorted[story].length < 2) continue;
      sorted[story] = Arrays.stream(sorted[story])
          .map(need -> places[need])
          .sorted()
          .map(place -> order[place])
          .toArray();
    }
    return sorted;
  }

  /** Stories by the sprint they are planned for, 0 for none, each right after what it needs. */
  private int[][] queues() {
    int[][] queues = new int[last + 1][];
    int[] line = new int[order.length];
    boolean[] placed = new boolean[order.length];
    int end = 0;
    for (int turn = 1; turn <= last + 1; turn++) {
      int sprint = turn % (last + 1);
      int begin = end;
      for (int story : order) if (planned[story] == sprint) end = place(story, line, end, placed);
      queues[sprint] = Arrays.copyOfRange(line, begin, end);
    }
    return queues;
  }

  /** Puts a story at the end of a line; where the line ends then. */
  private int place(int story, int[] line, int end, boolean[] placed) {
    if (placed[story]) return end;
    placed[story] = true;
    int at = end;
    // What is planned for a sprint of its own is done there.
    for (int need : needs[story]) if (planned[need] == 0) at = place(need, line, at, placed);
    line[at] = story;
    return at + 1;
  }

  private int waitForNeeds(int story, int[] done, boolean[] seen) {
    if (seen[story]) return done[story];
    seen[story] = true;
    for (int need : needs[story])
      done[story] = Math.max(done[story], waitForNeeds(need, done, seen));
    return done[story];
  }
}
