package dev.tandem.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.transfer.BadFile;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** F4: an 85% forecast holds about 85% of the time. The bands are those of the product's figures. */
class CalibrationTest {
  private static final int RECENT = 12;

  private record Result(int cases, double held85, double held50, double width) {
    static Result of(Collection<double[]> histories) {
      int cases = 0;
      int held85 = 0;
      int held50 = 0;
      double width = 0;
      for (double[] history : histories) {
        TrackRecord record = TrackRecord.of(history, Model.TANDEM);
        cases += record.cases();
        held85 += record.held85();
        held50 += record.held50();
        width += record.width();
      }
      return new Result(cases, 100.0 * held85 / cases, 100.0 * held50 / cases, width / cases);
    }
  }

  @Test
  void holdsOverAllRealHistories() throws IOException, BadFile {
    Collection<double[]> histories = RealHistories.all().values();

    Result result = Result.of(histories);

    assertThat(result.cases()).isEqualTo(316);
    assertThat(result.held85()).isCloseTo(85, within(3.0));
    assertThat(result.held50()).isCloseTo(50, within(4.0));
    assertThat(result.width()).isLessThan(1.25 * resampledWidth(histories));
  }

  @Test
  void holdsForEachTeam() throws IOException, BadFile {
    for (Map.Entry<String, double[]> each : RealHistories.all().entrySet()) {
      Result result = Result.of(List.of(each.getValue()));
      assertThat(result.held85()).as("85%% of board %s", each.getKey()).isCloseTo(85, within(8.0));
      assertThat(result.held50()).as("50%% of board %s", each.getKey()).isCloseTo(50, within(8.0));
    }
  }

  /** The same teams, had one sprint in ten been lost or had time run backwards: not what the method was looked at with. */
  @Test
  void holdsOverHistoriesNobodyHasSeen() throws IOException, BadFile {
    Random chance = new Random(20261122);
    Collection<double[]> real = RealHistories.all().values();
    List<double[]> others = IntStream.range(0, 10)
        .boxed()
        .flatMap(round -> real.stream()
            .map(history ->
                Arrays.stream(history).filter(sprint -> chance.nextInt(10) > 0).toArray()))
        .toList();

    Result result = Result.of(others);

    assertThat(result.held85()).isCloseTo(85, within(3.0));
    assertThat(result.held50()).isCloseTo(50, within(4.0));
    assertThat(result.width()).isLessThan(1.25 * resampledWidth(others));
  }

  @Test
  void saysTheSameEachTime() throws IOException, BadFile {
    double[] history = RealHistories.all().get("6");
    TrackRecord first = TrackRecord.of(history, Model.TANDEM);
    TrackRecord second = TrackRecord.of(history.clone(), Model.TANDEM);

    assertThat(second.width()).isEqualTo(first.width());
    assertThat(second.shift()).isEqualTo(first.shift());
  }

  /** The same width of plain resampling of the last twelve sprints, which the product's figure is measured by. */
  private static double resampledWidth(Collection<double[]> histories) {
    double width = 0;
    int cases = 0;
    Dice dice = Dice.thrown();
    for (double[] history : histories) {
      for (int at = 8; at + 3 <= history.length; at++) {
        double[] last = Arrays.copyOfRange(history, Math.max(0, at - RECENT), at);
        double[] sums = new double[Dice.PATHS];
        for (int path = 0; path < sums.length; path++) {
          for (int sprint = 0; sprint < 3; sprint++)
            sums[path] += last[(int) (dice.even(sprint, path) * last.length)];
        }
        Arrays.sort(sums);
        width += (Velocity.half(sums) - Velocity.tail(sums))
            / Arrays.stream(last).average().orElseThrow();
        cases++;
      }
    }
    return width / cases;
  }
}
