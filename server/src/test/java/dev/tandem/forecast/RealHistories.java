package dev.tandem.forecast;

import dev.tandem.domain.board.Limits;
import dev.tandem.transfer.BadFile;
import dev.tandem.transfer.SprintCsv;
import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The sprints of thirteen real boards (Choetkiertikul and others, 2017). */
final class RealHistories {
  private RealHistories() {}

  /** What each board delivered, oldest first. */
  static Map<String, double[]> all() throws IOException, BadFile {
    try (InputStream file = RealHistories.class.getResourceAsStream("/demo/sprints-spring.csv")) {
      Map<String, List<SprintCsv.Row>> rows = new SprintCsv(Limits.DEFAULT, 1000)
          .read(file.readAllBytes()).good().stream()
              .collect(
                  Collectors.groupingBy(SprintCsv.Row::board, TreeMap::new, Collectors.toList()));
      Map<String, double[]> histories = new TreeMap<>();
      rows.forEach((board, sprints) -> histories.put(
          board,
          SprintHistory.of(sprints.stream()
                  .sorted(Comparator.comparingLong(SprintCsv.Row::order))
                  .mapToDouble(row -> row.delivered().doubleValue()))
              .delivered()));
      return histories;
    }
  }
}
