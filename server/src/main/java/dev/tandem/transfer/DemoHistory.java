package dev.tandem.transfer;

import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Limits;
import dev.tandem.domain.board.Op;
import dev.tandem.domain.sprint.RecordSprint;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The past of the demo board: what one team of Spring really delivered, sprint by sprint, for its forecast to learn from. */
final class DemoHistory {
  private static final String FILE = "/demo/sprints-spring.csv";
  private static final String TEAM = "23";
  private static final int MOST_ROWS = 1000;

  private DemoHistory() {}

  /** The ops that write it down. */
  static List<Op> ops(Limits limits, Supplier<EntityId> ids) {
    try (InputStream file = DemoHistory.class.getResourceAsStream(FILE)) {
      return new SprintCsv(limits, MOST_ROWS)
          .read(file.readAllBytes()).good().stream()
              .filter(row -> row.board().equals(TEAM) && row.delivered().signum() > 0)
              .<Op>map(row -> new RecordSprint(
                  ids.get(),
                  row.title(),
                  row.delivered(),
                  row.order(),
                  Optional.empty(),
                  Optional.empty()))
              .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (BadFile bad) {
      throw new IllegalStateException(FILE + ": " + bad.getMessage(), bad);
    }
  }
}
