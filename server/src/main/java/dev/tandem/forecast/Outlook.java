package dev.tandem.forecast;

import java.util.Arrays;

/**
 * How many points a team will have delivered by the end of each coming sprint: with even chances, and with a chance of
 * 85%. Hangs on the history and on how much of the running sprint is left, not on the backlog, so it is kept from one
 * forecast to the next.
 */
final class Outlook {
  /** What nobody knows is guessed that far apart: the 85% figure of a team without history is under half of the other. */
  private static final double UNKNOWN = 0.8;

  private static final double TAIL = 1.036;
  private static final int SLOPE = 10;

  private final double[] even;
  private final double[] likely;
  private final double[] lucky;
  private final TrackRecord record;
  private final SprintHistory history;

  private Outlook(SprintHistory history, TrackRecord record, double[][] figures) {
    this.history = history;
    this.record = record;
    even = figures[0];
    likely = figures[1];
    lucky = figures[2];
  }

  /**
   * The outlook of a team.
   *
   * @param share how much of the first sprint is left, above 0 to 1
   * @param guess points a sprint of a team without history
   */
  static Outlook of(SprintHistory history, double share, double guess) {
    TrackRecord record = history.record();
    return new Outlook(
        history,
        record,
        history.size() == 0 ? guessed(share, guess) : learned(history, record, share));
  }

  private static double[][] learned(SprintHistory history, TrackRecord record, double share) {
    double[][] figures = new double[3][Dice.SPRINTS + 1];
    Velocity velocity = new Velocity(history.delivered(), history.size(), Model.TANDEM);
    TrackRecord.Shift shift = record.shift();
    double[] sums = new double[Dice.PATHS];
    for (int sprint = 1; sprint <= Dice.SPRINTS; sprint++) {
      velocity.add(sums, sprint - 1, sprint == 1 ? share : 1);
      double[] sorted = sums.clone();
      Arrays.sort(sorted);
      double spread = velocity.spread(sums);
      double half = Velocity.half(sorted) * shift.factor50(spread);
      double tail = Math.min(half, Velocity.tail(sorted) * shift.factor85(spread));
      // A sprint more never means points less, whatever the steering says.
      figures[0][sprint] = Math.max(figures[0][sprint - 1], half);
      figures[1][sprint] = Math.max(figures[1][sprint - 1], tail);
      figures[2][sprint] =
          Math.max(figures[2][sprint - 1], Velocity.lucky(sorted) * shift.factor50(spread));
    }
    return figures;
  }

  private static double[][] guessed(double share, double guess) {
    double[][] figures = new double[3][Dice.SPRINTS + 1];
    for (int sprint = 1; sprint <= Dice.SPRINTS; sprint++) {
      double half = guess * (sprint - 1 + share);
      figures[0][sprint] = half;
      figures[1][sprint] = half * StrictMath.exp(-TAIL * UNKNOWN);
      figures[2][sprint] = half * StrictMath.exp(TAIL * UNKNOWN);
    }
    return figures;
  }

  TrackRecord record() {
    return record;
  }

  SprintHistory history() {
    return history;
  }

  /** Points delivered by the end of a sprint, 1 for the first, with even chances. */
  double even(int sprint) {
    return at(even, sprint);
  }

  /** Points delivered by the end of a sprint with a chance of 85%. */
  double likely(int sprint) {
    return at(likely, sprint);
  }

  /** Points delivered by the end of a sprint with a chance of 15%. */
  double lucky(int sprint) {
    return at(lucky, sprint);
  }

  /** Beyond what was tried out it goes on as it did in the last sprints tried. */
  private static double at(double[] figures, int sprint) {
    int last = figures.length - 1;
    if (sprint <= last) return figures[sprint];
    double slope = (figures[last] - figures[last - SLOPE]) / SLOPE;
    return figures[last] + slope * (sprint - last);
  }
}
