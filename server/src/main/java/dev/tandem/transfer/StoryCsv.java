package dev.tandem.transfer;

import dev.tandem.domain.board.Limits;
import dev.tandem.domain.board.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads stories from CSV of any delimiter and encoding (product.md, I1). */
public final class StoryCsv {
  /** Headings of an exported board; the reader takes those it knows and ignores the others. */
  static final List<String> HEADINGS = List.of(
      "key",
      "title",
      "description",
      "points",
      "labels",
      "initiative",
      "sprint",
      "assignees",
      "type",
      "epic",
      "blocked");

  private final Limits limits;
  private final int mostRows;

  /** A reader with the bounds of a board, and how many rows a file may have. */
  public StoryCsv(Limits limits, int mostRows) {
    this.limits = limits;
    this.mostRows = mostRows;
  }

  /** The rows of a file, good and bad. */
  record Stories(
      int rows, List<StoryRow> good, List<ImportReport.RefusedRow> refused, Columns columns) {}

  /**
   * Reads a file.
   *
   * @param map which heading is which field, see {@link Columns#of}
   * @throws BadFile when it has no title column or too many rows, or the map is wrong
   */
  Stories read(byte[] file, Optional<String> map) throws BadFile {
    String text = TextFile.decode(file);
    CsvReader reader = CsvReader.of(text);
    CsvReader.Row head = reader.next(0);
    if (head == null) throw BadFile.invalid("file", "The file is empty.");
    if (!head.broken().isEmpty())
      throw BadFile.invalid("file", "The first row cannot be read: " + head.broken());
    Columns columns = Columns.of(head.cells(), map);
    RowReader stories = new RowReader(columns, limits, columns.are(HEADINGS));
    List<StoryRow> good = new ArrayList<>();
    List<ImportReport.RefusedRow> refused = new ArrayList<>();
    int rows = 0;
    for (CsvReader.Row row = reader.next(columns.width());
        row != null;
        row = reader.next(columns.width())) {
      if (++rows > mostRows)
        throw BadFile.tooLarge("file", "The file has more than " + mostRows + " rows.");
      try {
        good.add(stories.read(row));
      } catch (Refusal bad) {
        refused.add(new ImportReport.RefusedRow(
            row.line(), bad.outcome().field().orElse("row"), bad.outcome().text()));
      }
    }
    return new Stories(rows, good, refused, columns);
  }
}
