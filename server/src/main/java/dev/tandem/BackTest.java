package dev.tandem;

import dev.tandem.domain.board.Limits;
import dev.tandem.forecast.SprintHistory;
import dev.tandem.forecast.TrackRecord;
import dev.tandem.transfer.BadFile;
import dev.tandem.transfer.SprintCsv;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code backtest FOLDER}: what the forecast would have said at each sprint of past histories, and whether it held. One
 * JSON line a file and one for all, in percent.
 */
final class BackTest {
  private static final int MOST_ROWS = 1_000_000;
  private static final int MOST_BYTES = 64 << 20;

  private final List<Path> files;
  private final Tally all = new Tally();

  private BackTest(List<Path> files) {
    this.files = files;
  }

  /** Forecasts that have an outcome, and how they did. */
  private static final class Tally {
    private int cases;
    private int held85;
    private int held50;
    private double width;
    private int broken;

    void add(TrackRecord record) {
      cases += record.cases();
      held85 += record.held85();
      held50 += record.held50();
      width += record.width();
    }

    void add(Tally other) {
      cases += other.cases;
      held85 += other.held85;
      held50 += other.held50;
      width += other.width;
      broken += other.broken;
    }

    JsonObject json(String name, String value) {
      return new JsonObject()
          .put(name, value)
          .put("cases", cases)
          .put("held85", percent(held85))
          .put("held50", percent(held50))
          .put("width", percent(width));
    }

    /** Null where there was no case: nothing held and nothing failed. */
    private Double percent(double part) {
      return cases == 0 ? null : Math.round(1000 * part / cases) / 10.0;
    }
  }

  /** Runs the command; the exit code: 0, or 1 when the folder holds no histories. */
  static int run(String folder) {
    List<Path> files;
    try (Stream<Path> found = Files.list(Path.of(folder))) {
      files = found
          .filter(Files::isRegularFile)
          .sorted(Comparator.comparing(file -> file.getFileName().toString()))
          .toList();
    } catch (IOException | RuntimeException e) {
      System.err.println("Tandem cannot read the folder " + folder + ".");
      return 1;
    }
    return new BackTest(files).run();
  }

  private int run() {
    int histories = 0;
    for (Path file : files) {
      try {
        System.out.println(line(file).encode());
        histories++;
      } catch (IOException | BadFile e) {
        System.err.println(file.getFileName() + " is left out: " + e.getMessage());
      }
    }
    if (histories == 0) {
      System.err.println("The folder holds no file with past sprints.");
      return 1;
    }
    System.out.println(all.json("file", "all").put("broken", all.broken).encode());
    return 0;
  }

  private JsonObject line(Path file) throws IOException, BadFile {
    if (Files.size(file) > MOST_BYTES) throw new IOException("it is too large.");
    SprintCsv.Sprints sprints =
        new SprintCsv(Limits.DEFAULT, MOST_ROWS).read(Files.readAllBytes(file));
    Tally tally = new Tally();
    tally.broken = sprints.broken().size();
    JsonArray boards = new JsonArray();
    for (Map.Entry<String, List<SprintCsv.Row>> each : byBoard(sprints).entrySet()) {
      Tally board = new Tally();
      board.add(history(each.getValue()).record());
      tally.add(board);
      boards.add(board.json("board", each.getKey()));
    }
    all.add(tally);
    JsonObject line = tally.json("file", file.getFileName().toString());
    line.put("broken", tally.broken);
    return boards.size() > 1 ? line.put("boards", boards) : line;
  }

  private static Map<String, List<SprintCsv.Row>> byBoard(SprintCsv.Sprints sprints) {
    return sprints.good().stream()
        .collect(Collectors.groupingBy(
            SprintCsv.Row::board,
            () -> new TreeMap<>(
                Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder())),
            Collectors.toList()));
  }

  private static SprintHistory history(List<SprintCsv.Row> rows) {
    return SprintHistory.of(rows.stream()
        .sorted(Comparator.comparingLong(SprintCsv.Row::order))
        .mapToDouble(row -> row.delivered().doubleValue()));
  }
}
