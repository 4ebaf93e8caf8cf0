package dev.tandem.forecast;

import java.util.Arrays;

/**
 * What the next sprints may deliver, judged by the past ones: recent sprints count more, each is smoothed, and the pace
 * as a whole may shift. Sums over several sprints, future by future.
 */
final class Velocity {
  private static final int HALF = Dice.PATHS / 2;
  private static final int TAIL = Dice.PATHS * 15 / 100;

  private final double[] delivered;
  private final double[] upTo;
  private final double[] pace = new double[Dice.PATHS];
  private final Model model;

  /** After {@code known} sprints of a history that holds at least as many, and at least one. */
  Velocity(double[] history, int known, Model model) {
    this.model = model;
    delivered = Arrays.copyOf(history, known);
    upTo = new double[known];
    double sum = 0;
    for (int i = 0; i < known; i++) {
      sum += StrictMath.pow(0.5, (known - 1 - i) / model.halfLife());
      upTo[i] = sum;
    }
    for (int i = 0; i < known; i++) upTo[i] /= sum;
    double doubt = model.level() + model.young() / known;
    for (int path = 0; path < pace.length; path++) {
      pace[path] = StrictMath.exp(doubt * Dice.thrown().level(path));
    }
  }

  /** Adds what a sprint delivers in each future to the sums so far. {@code share}: how much of the sprint is left. */
  void add(double[] sums, int sprint, double share) {
    Dice dice = Dice.thrown();
    for (int path = 0; path < sums.length; path++) {
      int found = Arrays.binarySearch(upTo, dice.even(sprint, path));
      int like = Math.min(found < 0 ? -found - 1 : found, delivered.length - 1);
      double smooth = StrictMath.exp(model.smoothing() * dice.bell(sprint, path));
      sums[path] += share * delivered[like] * smooth * pace[path];
    }
  }

  /** The sums of some sprints, smallest first. */
  double[] sorted(int sprints) {
    double[] sums = new double[Dice.PATHS];
    for (int sprint = 0; sprint < sprints; sprint++) add(sums, sprint, 1);
    Arrays.sort(sums);
    return sums;
  }

  /** What half of the futures reach, of sums that are sorted. */
  static double half(double[] sorted) {
    return sorted[HALF];
  }

  /** What 85% of the futures reach, of sums that are sorted. */
  static double tail(double[] sorted) {
    return sorted[TAIL];
  }

  /** What 15% of the futures reach, of sums that are sorted. */
  static double lucky(double[] sorted) {
    return sorted[Dice.PATHS - 1 - TAIL];
  }

  /** How far sums lie apart: the standard deviation of their logarithms, but not under the narrowest. */
  double spread(double[] sums) {
    double mean = 0;
    double squares = 0;
    for (double sum : sums) {
      double log = StrictMath.log(sum);
      mean += log;
      squares += log * log;
    }
    mean /= sums.length;
    double variance = Math.max(0, squares / sums.length - mean * mean);
    return Math.max(model.narrowest(), StrictMath.sqrt(variance));
  }

  /** The share of the futures that reach an amount. */
  static double reaching(double[] sorted, double amount) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < amount) low = middle + 1;
      else high = middle;
    }
    return 1 - (double) low / sorted.length;
  }
}
