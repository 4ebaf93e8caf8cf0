package dev.tandem.forecast;

/**
 * The chance in a forecast: always the same throws, so that one board has one forecast on every node and on every day.
 * Every function used is exact on all machines ({@link StrictMath}).
 */
final class Dice {
  /** How many futures are tried out. */
  static final int PATHS = 1000;

  /** How many sprints ahead each future goes. */
  static final int SPRINTS = 60;

  private static final long SEED = 0x7A4D3E6B5C2F1908L;
  private static final Dice THROWN = new Dice();

  private final double[][] even = new double[SPRINTS][PATHS];
  private final double[][] bell = new double[SPRINTS][PATHS];
  private final double[] level = new double[PATHS];
  private long state = SEED;

  private Dice() {
    // Each sprint takes its futures from PATHS equal slices in a shuffled order: less noise for as
    // many throws.
    for (int sprint = 0; sprint < SPRINTS; sprint++) {
      for (int path = 0; path < PATHS; path++) even[sprint][path] = (path + next()) / PATHS;
      shuffle(even[sprint]);
      for (int path = 0; path < PATHS; path++) bell[sprint][path] = gaussian();
    }
    for (int path = 0; path < PATHS; path++) level[path] = gaussian();
  }

  /** The throws. */
  static Dice thrown() {
    return THROWN;
  }

  /** A number from 0 to 1, evenly spread, for a sprint (0: the next one) of a future. */
  double even(int sprint, int path) {
    return even[sprint][path];
  }

  /** A number of the normal distribution, for a sprint of a future. */
  double bell(int sprint, int path) {
    return bell[sprint][path];
  }

  /** A number of the normal distribution, for a future as a whole. */
  double level(int path) {
    return level[path];
  }

  /** SplitMix64 (Steele, Lea, Flood 2014). */
  private long nextLong() {
    state += 0x9E3779B97F4A7C15L;
    long z = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  private double next() {
    return (nextLong() >>> 11) * 0x1.0p-53;
  }

  private void shuffle(double[] values) {
    for (int i = values.length - 1; i > 0; i--) {
      int other = (int) (next() * (i + 1));
      double value = values[i];
      values[i] = values[other];
      values[other] = value;
    }
  }

  private double gaussian() {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - next()));
    return radius * StrictMath.cos(2 * StrictMath.PI * next());
  }
}
