package dev.tandem.transfer;

import dev.tandem.domain.board.Limits;
import dev.tandem.domain.sprint.PastSprint;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads past sprints from CSV of any delimiter and encoding. What a sprint delivered stands in a column of its own
 * ({@code delivered}, {@code velocity} or {@code points}), or is summed as the authors of "Predicting Delivery Capability
 * in Iterative Software Development" (2017) wrote their features down: vel_starttime + vel_added - vel_removed + vel_diff.
 */
public final class SprintCsv {
  /** What a column can be. */
  private enum Field {
    BOARD("boardid", "board", "teamid", "team"),
    ORDER("sprintid", "order", "number", "id"),
    TITLE("name", "title", "sprint"),
    DELIVERED("delivered", "velocity", "points"),
    START("start", "startdate"),
    END("end", "enddate"),
    STARTED("velstarttime"),
    ADDED("veladded"),
    REMOVED("velremoved"),
    CHANGED("veldiff");

    private final List<String> headings;

    Field(String... headings) {
      this.headings = List.of(headings);
    }

    String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,9}([.,]\\d{1,9})?");
  private static final Pattern WHOLE = Pattern.compile("\\d{1,9}([.,]0{1,9})?");
  private static final List<Field> SUMMED =
      List.of(Field.STARTED, Field.ADDED, Field.REMOVED, Field.CHANGED);

  private final int titleLength;
  private final int mostRows;
  private final Map<Field, Integer> places = new HashMap<>();
  private List<String> headings = List.of();

  /** A reader with the bounds of a board, and how many rows a file may have. */
  public SprintCsv(Limits limits, int mostRows) {
    titleLength = limits.title();
    this.mostRows = mostRows;
  }

  /**
   * One sprint.
   *
   * @param board which team's it is, as the file names it; empty: the file names none
   * @param order its place in time
   * @param delivered points, below 0 where more was taken out than was done
   */
  public record Row(
      int line,
      String board,
      long order,
      String title,
      BigDecimal delivered,
      Optional<String> start,
      Optional<String> end) {}

  /** The rows of a file, good and broken. */
  public record Sprints(
      int rows,
      List<Row> good,
      List<ImportReport.RefusedRow> broken,
      List<ImportReport.Column> columns) {
    public Sprints {
      good = List.copyOf(good);
      broken = List.copyOf(broken);
      columns = List.copyOf(columns);
    }
  }

  private static final class BrokenRow extends Exception {
    private static final long serialVersionUID = 1L;
    private final String field;

    BrokenRow(Field field, String reason) {
      this(field.wire(), reason);
    }

    BrokenRow(String field, String reason) {
      super(reason, null, false, false);
      this.field = field;
    }
  }

  /**
   * Reads a file.
   *
   * @throws BadFile when it holds no sprints: no column says what was delivered; or too many rows
   */
  public Sprints read(byte[] file) throws BadFile {
    CsvReader reader = CsvReader.of(TextFile.decode(file));
    CsvReader.Row head = reader.next(0);
    if (head == null) throw BadFile.invalid("file", "The file is empty.");
    if (!head.broken().isEmpty())
      throw BadFile.invalid("file", "The first row cannot be read: " + head.broken());
    columns(head.cells());
    List<Row> good = new ArrayList<>();
    List<ImportReport.RefusedRow> broken = new ArrayList<>();
    Map<String, Integer> lines = new HashMap<>();
    int rows = 0;
    for (CsvReader.Row row = reader.next(headings.size());
        row != null;
        row = reader.next(headings.size())) {
      if (++rows > mostRows)
        throw BadFile.tooLarge("file", "The file has more than " + mostRows + " rows.");
      try {
        Row sprint = sprint(row, rows);
        Integer same = lines.putIfAbsent(sprint.board() + "/" + sprint.order(), sprint.line());
        if (same != null)
          throw new BrokenRow(Field.ORDER, "This sprint stands in line " + same + " already.");
        good.add(sprint);
      } catch (BrokenRow why) {
        broken.add(new ImportReport.RefusedRow(row.line(), why.field, why.getMessage()));
      }
    }
    return new Sprints(rows, good, broken, report());
  }

  private void columns(List<String> cells) throws BadFile {
    headings = cells.stream().map(CellText::line).toList();
    for (Field field : Field.values()) {
      for (String name : field.headings) {
        for (int i = headings.size() - 1; i >= 0; i--) {
          String plain = headings.get(i).toLowerCase(Locale.ROOT).replaceAll("[ _()-]", "");
          if (plain.equals(name) && !places.containsValue(i)) places.put(field, i);
        }
        if (places.containsKey(field)) break;
      }
    }
    if (!places.containsKey(Field.DELIVERED) && !places.keySet().containsAll(SUMMED)) {
      throw BadFile.invalid(
          "file",
          "No column says what was delivered: name it delivered, or give vel_starttime, vel_added, vel_removed and vel_diff.");
    }
  }

  private List<ImportReport.Column> report() {
    List<ImportReport.Column> columns = new ArrayList<>();
    for (int i = 0; i < headings.size(); i++) {
      int place = i;
      columns.add(new ImportReport.Column(
          headings.get(i),
          places.entrySet().stream()
              .filter(entry -> entry.getValue() == place)
              .map(entry -> entry.getKey().wire())
              .findFirst()));
    }
    return columns;
  }

  private Row sprint(CsvReader.Row row, int number) throws BrokenRow {
    if (!row.broken().isEmpty()) throw new BrokenRow("row", row.broken());
    List<String> cells = row.cells();
    // A cell too many or too few moves numbers into other columns.
    boolean whole = cells.size() >= headings.size()
        && cells.stream().skip(headings.size()).allMatch(String::isBlank);
    if (!whole) {
      throw new BrokenRow(
          "row",
          "The row has " + cells.size() + " cells, the heading row has " + headings.size() + ".");
    }
    long order = places.containsKey(Field.ORDER) ? order(cell(cells, Field.ORDER)) : number;
    String title = CellText.head(CellText.line(cell(cells, Field.TITLE)), titleLength);
    return new Row(
        row.line(),
        CellText.head(CellText.line(cell(cells, Field.BOARD)), titleLength),
        order,
        title.isBlank() ? "Sprint " + order : title,
        delivered(cells),
        day(cells, Field.START),
        day(cells, Field.END));
  }

  private String cell(List<String> cells, Field field) {
    Integer place = places.get(field);
    return place == null ? "" : cells.get(place).strip();
  }

  private static long order(String cell) throws BrokenRow {
    if (!WHOLE.matcher(cell).matches())
      throw new BrokenRow(Field.ORDER, "The number of the sprint is not a whole number.");
    return new BigDecimal(cell.replace(',', '.')).longValue();
  }

  private BigDecimal delivered(List<String> cells) throws BrokenRow {
    BigDecimal sum = places.containsKey(Field.DELIVERED)
        ? number(cells, Field.DELIVERED)
        : number(cells, Field.STARTED)
            .add(number(cells, Field.ADDED))
            .subtract(number(cells, Field.REMOVED))
            .add(number(cells, Field.CHANGED));
    if (sum.abs().compareTo(new BigDecimal(PastSprint.MOST_DELIVERED)) > 0)
      throw new BrokenRow(Field.DELIVERED, "No team delivers " + sum.toPlainString() + " points.");
    return sum;
  }

  private BigDecimal number(List<String> cells, Field field) throws BrokenRow {
    String cell = cell(cells, field);
    if (!NUMBER.matcher(cell).matches())
      throw new BrokenRow(field, "\"" + CellText.head(cell, 40) + "\" is not a number.");
    return new BigDecimal(cell.replace(',', '.'));
  }

  private Optional<String> day(List<String> cells, Field field) {
    return Optional.of(cell(cells, field)).filter(text -> !text.isEmpty());
  }
}
