package dev.tandem.transfer;

import dev.tandem.domain.board.Limits;
import dev.tandem.domain.board.Refusal;
import dev.tandem.domain.board.Values;
import dev.tandem.transfer.Columns.Field;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Turns the cells of a row into values of a story, by the same bounds as everybody's ops. */
final class RowReader {
  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,20}([.,]\\d{1,20})?");

  private final Columns columns;
  private final Limits limits;
  private final boolean ours;

  /** A reader of rows; {@code ours}: the file is an export of ours, whose guards against formulas are taken off. */
  RowReader(Columns columns, Limits limits, boolean ours) {
    this.columns = columns;
    this.limits = limits;
    this.ours = ours;
  }

  /** The story of a row. Throws {@link Refusal} naming the field that is wrong. */
  StoryRow read(CsvReader.Row row) {
    if (!row.broken().isEmpty()) throw invalid("row", row.broken());
    List<String> cells = ours ? row.cells().stream().map(Formulas::unguard).toList() : row.cells();
    if (cells.stream().skip(columns.width()).anyMatch(cell -> !cell.isBlank())) {
      throw invalid(
          "row",
          "The row has " + cells.size() + " cells, the heading row has " + columns.width() + ".");
    }
    String whole = CellText.line(columns.cell(Field.TITLE, cells));
    if (whole.isEmpty()) throw invalid("title", "The row has no title.");
    String title = CellText.head(whole, limits.title());
    String rest = whole.substring(title.length());
    String description = CellText.text(columns.cell(Field.DESCRIPTION, cells));
    return new StoryRow(
        row.line(),
        title,
        Values.text("description", joined(rest, description), limits.text()),
        points(columns.cell(Field.POINTS, cells).strip()),
        columns.all(Field.LABELS, cells).flatMap(RowReader::labels).distinct().toList());
  }

  private static String joined(String rest, String description) {
    if (rest.isEmpty() || description.isEmpty()) return rest + description;
    return rest + "\n\n" + description;
  }

  private static Optional<BigDecimal> points(String cell) {
    if (cell.isEmpty()) return Optional.empty();
    if (!NUMBER.matcher(cell).matches()) throw invalid("points", "The points are not a number.");
    return Values.points("points", Optional.of(new BigDecimal(cell.replace(',', '.'))));
  }

  private static Stream<String> labels(String cell) {
    return Stream.of(cell.split("[,;\n]"))
        .map(CellText::line)
        .filter(label -> !label.isEmpty())
        .map(label -> Values.label("labels", label));
  }

  private static Refusal invalid(String field, String text) {
    return new Refusal(dev.tandem.domain.board.RefusalCode.INVALID, field, text);
  }
}
