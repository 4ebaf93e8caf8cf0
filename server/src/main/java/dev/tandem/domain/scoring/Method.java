package dev.tandem.domain.scoring;

import static dev.tandem.domain.board.RefusalCode.INVALID;

import dev.tandem.domain.board.Refusal;
import dev.tandem.domain.board.Values;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;

/** How initiatives are scored. Each has its questions; the page's {@code domain/scoring.ts} makes an order of the answers. */
public enum Method {
  /** Reach, impact, confidence in percent, effort. */
  RICE(1_000_000, 10, 100, 1000),
  /** Value, time criticality, risk reduction, size. */
  WSJF(100, 100, 100, 100),
  /** Won't 0, could 1, should 2, must 3. */
  MOSCOW(3),
  /** As many questions as the scoring has criteria, each 0 to 10. */
  WEIGHTED();

  private static final int MOST_OF_A_CRITERION = 10;

  private final List<Integer> most;

  Method(Integer... most) {
    this.most = List.of(most);
  }

  /** Checks the answers of one person; refuses INVALID about {@code values}. */
  List<BigDecimal> check(List<BigDecimal> values, int criteria) {
    int questions = this == WEIGHTED ? criteria : most.size();
    if (values.size() != questions) {
      throw new Refusal(INVALID, "values", "This scoring has " + questions + " questions.");
    }
    return IntStream.range(0, questions)
        .mapToObj(i -> {
          int limit = this == WEIGHTED ? MOST_OF_A_CRITERION : most.get(i);
          return Values.number(
              "values", values.get(i), BigDecimal.ZERO, BigDecimal.valueOf(limit), 2);
        })
        .toList();
  }
}
