package dev.tandem.forecast;

import dev.tandem.domain.backlog.Review;
import dev.tandem.domain.backlog.Story;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/**
 * The stories that are left, and in which sprint each is done when the team takes them in order: in a sprint first what
 * is planned for it, or was left from earlier ones, then the rest by rank; what a story needs comes before it.
 */
final class Work {
  /** No forecast goes further ahead than so many sprints. */
  static final int FURTHEST = 520;

  private static final double UNKNOWN_POINTS = 3;

  private final List<Story> stories = new ArrayList<>();
  private final Map<EntityId, Integer> places = new HashMap<>();
  private final double[] points;
  private final int[] planned;
  private final int[][] needs;
  private final int last;
  private final int[][] queues;

  private Work(Board board, SprintPlan plan) {
    double typical = typical(board);
    Story.all(board).filter(story -> !isDone(story)).forEach(story -> {
      places.put(story.id(), stories.size());
      stories.add(story);
    });
    points = new double[stories.size()];
    planned = new int[stories.size()];
    needs = new int[stories.size()][];
    for (int i = 0; i < points.length; i++) {
      Story story = stories.get(i);
      points[i] = story.points().map(BigDecimal::doubleValue).orElse(typical);
      planned[i] = story.sprint().flatMap(plan::number).orElse(0);
      needs[i] = story.needs().stream()
          .map(places::get)
          .filter(place -> place != null)
          .mapToInt(Integer::intValue)
          .sorted()
          .toArray();
    }
    last = Arrays.stream(planned).max().orElse(0);
    queues = queues();
  }

  /** The work a board has left. */
  static Work of(Board board, SprintPlan plan) {
    return new Work(board, plan);
  }

  private static boolean isDone(Story story) {
    return story.doneAt().isPresent()
        || story.acceptedIn().isPresent()
        || story.review().filter(review -> review == Review.ACCEPTED).isPresent();
  }

  /** What a story without an estimate counts: the median of those that have one. */
  private static double typical(Board board) {
    double[] known = Story.all(board)
        .flatMap(story -> story.points().stream())
        .mapToDouble(BigDecimal::doubleValue)
        .sorted()
        .toArray();
    return known.length == 0 ? UNKNOWN_POINTS : known[known.length / 2];
  }

  /** The stories, first to last. */
  List<Story> stories() {
    return stories;
  }

  double points(int story) {
    return points[story];
  }

  /** Points of everything that is left. */
  double total() {
    return Arrays.stream(points).sum();
  }

  /** Points planned for a sprint. */
  double planned(int sprint) {
    double sum = 0;
    for (int i = 0; i < points.length; i++) if (planned[i] == sprint) sum += points[i];
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
   * @return by place in {@link #stories}; {@link #FURTHEST} + 1: not within sight
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
    for (int story = 0; story < points.length; story++) waitForNeeds(story, done, seen);
    return done;
  }

  /** Stories by the sprint they are planned for, 0 for none, each right after what it needs. */
  private int[][] queues() {
    List<List<Integer>> queues = new ArrayList<>();
    for (int sprint = 0; sprint <= last; sprint++) queues.add(new ArrayList<>());
    boolean[] placed = new boolean[points.length];
    for (int turn = 1; turn <= last + 1; turn++) {
      int sprint = turn % (last + 1);
      for (int story = 0; story < points.length; story++) {
        if (planned[story] == sprint) place(story, queues.get(sprint), placed);
      }
    }
    return queues.stream()
        .map(queue -> queue.stream().mapToInt(Integer::intValue).toArray())
        .toArray(int[][]::new);
  }

  private void place(int story, List<Integer> queue, boolean[] placed) {
    if (placed[story]) return;
    placed[story] = true;
    // What is planned for a sprint of its own is done there.
    for (int need : needs[story]) if (planned[need] == 0) place(need, queue, placed);
    queue.add(story);
  }

  private int waitForNeeds(int story, int[] done, boolean[] seen) {
    if (seen[story]) return done[story];
    seen[story] = true;
    for (int need : needs[story])
      done[story] = Math.max(done[story], waitForNeeds(need, done, seen));
    return done[story];
  }
}
