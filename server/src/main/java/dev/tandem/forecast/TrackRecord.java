package dev.tandem.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How a team's forecasts did in its own past: at each sprint from the ninth on, what would have been said of the next
 * three, and whether it held. What it finds steers the next figures: a record that held too seldom lowers them, one that
 * held too often raises them (adaptive conformal inference, Gibbs and Candès 2021, with forecasts that are still open
 * counted by their present chance).
 */
public final class TrackRecord {
  /** Sprints that are summed. */
  static final int AHEAD = 3;

  /** Sprints that are known at the first forecast. */
  static final int FIRST = 8;

  private static final int RECENT = 12;

  /** One forecast of the past. {@code width}: distance of its figures, in means of the last sprints. */
  private record Said(int at, double figure50, double figure85, double width) {}

  private final double[] history;
  private final Model model;
  private final List<Said> said = new ArrayList<>();
  private double balance50;
  private double balance85;
  private int closed;
  private int held50;
  private int held85;
  private double width;

  private TrackRecord(double[] history, Model model) {
    this.history = history;
    this.model = model;
  }

  /** The record over a history. */
  static TrackRecord of(double[] history, Model model) {
    TrackRecord record = new TrackRecord(history, model);
    for (int at = FIRST; at < history.length; at++) record.say(at);
    while (record.closed < record.said.size()
        && record.said.get(record.closed).at() + AHEAD <= history.length) record.close();
    return record;
  }

  private void say(int at) {
    while (closed < said.size() && said.get(closed).at() + AHEAD <= at) close();
    Velocity velocity = new Velocity(history, at, model);
    double[] sums = velocity.sorted(AHEAD);
    double spread = velocity.spread(sums);
    Shift shift = shift(velocity, at);
    double figure50 = Velocity.half(sums) * shift.factor50(spread);
    double figure85 = Math.min(figure50, Velocity.tail(sums) * shift.factor85(spread));
    double recent =
        Arrays.stream(history, Math.max(0, at - RECENT), at).average().orElseThrow();
    said.add(new Said(at, figure50, figure85, (figure50 - figure85) / recent));
  }

  /** The oldest open forecast came true, or not. */
  private void close() {
    Said each = said.get(closed++);
    double sum = Arrays.stream(history, each.at(), each.at() + AHEAD).sum();
    boolean holds50 = sum >= each.figure50();
    boolean holds85 = sum >= each.figure85();
    if (holds50) held50++;
    if (holds85) held85++;
    width += each.width();
    balance50 += (holds50 ? 1 : 0) - model.aim50();
    balance85 += (holds85 ? 1 : 0) - model.aim85();
  }

  /** What the record says of forecasts made after all of the history. */
  Shift shift() {
    return history.length == 0
        ? new Shift(0, 0)
        : shift(new Velocity(history, history.length, model), history.length);
  }

  private Shift shift(Velocity velocity, int at) {
    double open50 = balance50;
    double open85 = balance85;
    for (Said each : said.subList(closed, said.size())) {
      double known = Arrays.stream(history, each.at(), at).sum();
      double[] rest = velocity.sorted(each.at() + AHEAD - at);
      open50 += Velocity.reaching(rest, each.figure50() - known) - model.aim50();
      open85 += Velocity.reaching(rest, each.figure85() - known) - model.aim85();
    }
    return new Shift(
        Math.max(-model.down(), Math.min(model.up50(), model.gain50() * open50)),
        Math.max(-model.down(), Math.min(model.up85(), model.gain85() * open85)));
  }

  /** How far figures are moved, in spreads. */
  record Shift(double by50, double by85) {
    double factor50(double spread) {
      return StrictMath.exp(by50 * spread);
    }

    double factor85(double spread) {
      return StrictMath.exp(by85 * spread);
    }
  }

  /** How many forecasts have an outcome by now. */
  public int cases() {
    return closed;
  }

  /** In how many of them the sum reached the 85% figure. */
  public int held85() {
    return held85;
  }

  /** In how many of them the sum reached the 50% figure. */
  public int held50() {
    return held50;
  }

  /** Distance of the two figures in means of the last twelve sprints, summed over the cases. */
  public double width() {
    return width;
  }
}
