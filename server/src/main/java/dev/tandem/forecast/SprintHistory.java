package dev.tandem.forecast;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.sprint.PastSprint;
import dev.tandem.domain.sprint.Sprint;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.DoubleStream;

/**
 * What a team delivered, sprint by sprint, oldest first. Sprints that delivered nothing are left out: holidays, and
 * sprints that were never used, say nothing of the pace.
 */
public final class SprintHistory {
  private final double[] delivered;

  private SprintHistory(double[] delivered) {
    this.delivered = delivered;
  }

  /** A history of these sprints, oldest first. */
  public static SprintHistory of(DoubleStream delivered) {
    return new SprintHistory(delivered.filter(points -> points > 0).toArray());
  }

  /** The history a board knows: what was written down of the time before it, then its closed sprints. */
  static SprintHistory of(Board board) {
    DoubleStream before = board
        .all(PastSprint.class)
        .sorted(Comparator.comparingLong(PastSprint::order).thenComparing(PastSprint::id))
        .mapToDouble(past -> past.delivered().doubleValue());
    DoubleStream closed = board
        .all(Sprint.class)
        .filter(Sprint::isClosed)
        .sorted(Comparator.comparing(Sprint::start).thenComparing(Sprint::id))
        .mapToDouble(sprint -> sprint.delivered().map(BigDecimal::doubleValue).orElse(0.0));
    return of(DoubleStream.concat(before, closed));
  }

  /** How many sprints are known. */
  public int size() {
    return delivered.length;
  }

  double[] delivered() {
    return delivered;
  }

  /** How forecasts did over this history. Takes some milliseconds. */
  public TrackRecord record() {
    return TrackRecord.of(delivered, Model.TANDEM);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SprintHistory that && Arrays.equals(delivered, that.delivered);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(delivered);
  }
}
