package dev.tandem.transfer;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads CSV row by row and goes on after a broken one, which parsers of whole files cannot.
 *
 * <p>A cell may stand in quotes and then hold delimiters, line breaks and doubled quotes. A row whose quotes do not
 * match is broken; reading goes on at the next line that is the start of a whole row with as many cells as asked for,
 * so that the inner lines of a broken cell do not become rows.
 */
final class CsvReader {
  private static final char QUOTE = '"';
  private static final String EXCEL_HINT = "sep=";

  private final String text;
  private final char delimiter;
  private int at;
  private int line = 1;

  /** Reads a text by the delimiter it seems to have, or says it has in a first line {@code sep=;} of its own. */
  static CsvReader of(String text) {
    int hint = EXCEL_HINT.length();
    if (text.regionMatches(true, 0, EXCEL_HINT, 0, hint)
        && text.length() > hint + 1
        && (text.charAt(hint + 1) == '\n' || text.charAt(hint + 1) == '\r')) {
      CsvReader reader = new CsvReader(text, text.charAt(hint));
      reader.skipLine();
      return reader;
    }
    return new CsvReader(text, delimiter(text));
  }

  CsvReader(String text, char delimiter) {
    this.text = text;
    this.delimiter = delimiter;
  }

  /**
   * One row.
   *
   * @param line the line of the file it starts at, from 1
   * @param cells as they are, not trimmed
   * @param broken why it could not be read, empty when it could
   */
  record Row(int line, List<String> cells, String broken) {}

  private static final class Broken extends Exception {
    private static final long serialVersionUID = 1L;

    Broken(String message) {
      super(message, null, false, false);
    }
  }

  /** The next row that is not blank, null at the end. {@code width}: how many cells a row is expected to have. */
  Row next(int width) {
    while (at < text.length()) {
      int start = at;
      int startLine = line;
      try {
        List<String> cells = row();
        if (cells.size() > 1 || !cells.get(0).isBlank()) return new Row(startLine, cells, "");
      } catch (Broken broken) {
        at = start;
        line = startLine;
        resume(width);
        return new Row(startLine, List.of(), broken.getMessage());
      }
    }
    return null;
  }

  private void resume(int width) {
    do {
      skipLine();
    } while (at < text.length() && !isWholeRow(width));
  }

  private boolean isWholeRow(int width) {
    int start = at;
    int startLine = line;
    try {
      return row().size() == width;
    } catch (Broken broken) {
      return false;
    } finally {
      at = start;
      line = startLine;
    }
  }

  /** Goes to the start of the next line, whatever the rest of this one holds. */
  void skipLine() {
    while (at < text.length() && !atBreak()) at++;
    takeBreak();
  }

  private List<String> row() throws Broken {
    List<String> cells = new ArrayList<>();
    while (true) {
      cells.add(at < text.length() && text.charAt(at) == QUOTE ? quoted() : plain());
      if (at < text.length() && text.charAt(at) == delimiter) {
        at++;
        continue;
      }
      takeBreak();
      return cells;
    }
  }

  private String plain() {
    int start = at;
    while (at < text.length() && text.charAt(at) != delimiter && !atBreak()) at++;
    return text.substring(start, at);
  }

  private String quoted() throws Broken {
    StringBuilder cell = new StringBuilder();
    at++;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c != QUOTE) {
        if (atBreak()) {
          takeBreak();
          cell.append('\n');
        } else {
          cell.append(c);
          at++;
        }
      } else if (at + 1 < text.length() && text.charAt(at + 1) == QUOTE) {
        cell.append(QUOTE);
        at += 2;
      } else {
        at++;
        if (at == text.length() || text.charAt(at) == delimiter || atBreak())
          return cell.toString();
        throw new Broken("A quote within the cell is not doubled.");
      }
    }
    throw new Broken("A quote is opened and never closed.");
  }

  private boolean atBreak() {
    char c = text.charAt(at);
    return c == '\n' || c == '\r';
  }

  /** Takes one line break: LF, CR LF or CR. */
  private void takeBreak() {
    if (at == text.length()) return;
    if (text.charAt(at) == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n') at++;
    at++;
    line++;
  }

  /** The delimiter of a file: of {@code , ; tab |} the one that its first row holds most often outside quotes. */
  static char delimiter(String text) {
    String candidates = ",;\t|";
    int[] counts = new int[candidates.length()];
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == QUOTE) quoted = !quoted;
      else if (!quoted && (c == '\n' || c == '\r')) break;
      else if (!quoted && candidates.indexOf(c) >= 0) counts[candidates.indexOf(c)]++;
    }
    int best = 0;
    for (int i = 1; i < counts.length; i++) if (counts[i] > counts[best]) best = i;
    return candidates.charAt(best);
  }
}
