package dev.tandem.transfer;

import dev.tandem.domain.backlog.CreateStory;
import dev.tandem.domain.backlog.Story;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Op;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Ranked;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a file becomes: ops, row by row, and the rows that become nothing.
 *
 * @param rows rows of the file, bad ones too
 * @param good rows with their ops, in the order they are done
 * @param refused what is wrong with the others
 * @param columns of a CSV file; empty for JSON
 * @param teams whose past sprints the file holds; empty for others
 */
public record ImportPlan(
    int rows,
    List<Row> good,
    List<ImportReport.RefusedRow> refused,
    List<ImportReport.Column> columns,
    List<ImportReport.Team> teams) {
  /** How many teams a sentence names. */
  private static final int MOST_NAMED = 10;

  public ImportPlan {
    good = List.copyOf(good);
    refused = List.copyOf(refused);
    columns = List.copyOf(columns);
    teams = List.copyOf(teams);
  }

  /** A plan of anything but past sprints. */
  ImportPlan(
      int rows,
      List<Row> good,
      List<ImportReport.RefusedRow> refused,
      List<ImportReport.Column> columns) {
    this(rows, good, refused, columns, List.of());
  }

  /** The ops of one row; the first makes the thing, the others give it its values. */
  public record Row(int line, List<Op> ops) {
    public Row {
      ops = List.copyOf(ops);
    }
  }

  /** Names the teams of a file, the first ones where there are many. */
  static String named(List<ImportReport.Team> teams) {
    String names = teams.stream()
        .limit(MOST_NAMED)
        .map(team -> CellText.head(team.team(), 40))
        .collect(Collectors.joining(", "));
    int more = teams.size() - MOST_NAMED;
    return "The file holds those of " + names + (more > 0 ? " and " + more + " more." : ".");
  }

  /** All ops in order. */
  public List<Op> ops() {
    return good.stream().flatMap(row -> row.ops().stream()).toList();
  }

  /**
   * The plan without the rows that this board would refuse, which are reported instead. Tries every op, in order, on a
   * board of its own; nothing is stored.
   */
  public ImportPlan triedOn(Board board, OpContext context) {
    List<Row> fine = new ArrayList<>();
    List<ImportReport.RefusedRow> bad = new ArrayList<>(refused);
    Board tried = board;
    for (Row row : good) {
      Board before = tried;
      Optional<Outcome.Refused> no = Optional.empty();
      for (Op op : row.ops()) {
        Outcome outcome = tried.decide(op, context, Optional.empty());
        if (outcome instanceof Outcome.Refused refusal) {
          no = Optional.of(refusal);
          break;
        }
        tried = tried.evolve(tried.version() + 1, (Outcome.Changed) outcome);
      }
      if (no.isEmpty()) {
        fine.add(row);
        continue;
      }
      tried = before;
      bad.add(new ImportReport.RefusedRow(
          row.line(), no.get().field().orElse("row"), no.get().text()));
    }
    return new ImportPlan(rows, fine, bad, columns, teams);
  }

  /** The report when all good rows arrived. */
  public ImportReport report() {
    return new ImportReport(rows, created(good.stream(), refused), sorted(refused), columns, teams);
  }

  /** The report when some good rows did not arrive. */
  public ImportReport report(List<ImportReport.RefusedRow> late) {
    List<ImportReport.RefusedRow> all = new ArrayList<>(refused);
    all.addAll(late);
    return new ImportReport(rows, created(good.stream(), all), sorted(all), columns, teams);
  }

  /** How many lines arrived whole; a line may have more than one row. */
  private static int created(Stream<Row> rows, List<ImportReport.RefusedRow> refused) {
    Set<Integer> lines = rows.map(Row::line).collect(Collectors.toCollection(HashSet::new));
    refused.forEach(row -> lines.remove(row.line()));
    return lines.size();
  }

  private static List<ImportReport.RefusedRow> sorted(List<ImportReport.RefusedRow> refused) {
    return refused.stream()
        .sorted(java.util.Comparator.comparingInt(ImportReport.RefusedRow::line))
        .toList();
  }

  /**
   * Rows whose stories come one after the other at the end of a board as it is now: for rows that lost their place
   * because somebody removed the story before them.
   */
  public static List<Row> atTheEnd(List<Row> rows, Board board) {
    Optional<EntityId> last = last(board, Story.ORDER);
    List<Row> placed = new ArrayList<>();
    for (Row row : rows) {
      List<Op> ops = new ArrayList<>(row.ops());
      if (ops.get(0) instanceof CreateStory story) {
        ops.set(0, new CreateStory(story.id(), story.title(), last));
        last = Optional.of(story.id());
      }
      placed.add(new Row(row.line(), ops));
    }
    return placed;
  }

  /** The last entity of an order. */
  static Optional<EntityId> last(Board board, String scope) {
    return board.inOrder(scope).reduce((first, second) -> second).map(Ranked::id);
  }
}
