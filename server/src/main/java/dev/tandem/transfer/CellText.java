package dev.tandem.transfer;

/** Cleans the text of imported cells (product.md, I1): ends trimmed, control characters dropped, all else as it is. */
final class CellText {
  private CellText() {}

  /** A text of one line: tabs and line breaks become spaces. */
  static String line(String cell) {
    return clean(cell, false).strip();
  }

  /** A text of many lines: tabs stay, line breaks become {@code \n}. */
  static String text(String cell) {
    return clean(cell, true).strip();
  }

  private static String clean(String cell, boolean lines) {
    StringBuilder clean = new StringBuilder(cell.length());
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if (c == '\r' && i + 1 < cell.length() && cell.charAt(i + 1) == '\n') continue;
      if (c == '\r') c = '\n';
      if (c == '\n' || c == '\t' || c == '\u2028' || c == '\u2029') clean.append(lines ? c : ' ');
      else if (Character.isISOControl(c)) continue;
      else if (!Character.isSurrogate(c)) clean.append(c);
      else if (Character.isHighSurrogate(c)
          && i + 1 < cell.length()
          && Character.isLowSurrogate(cell.charAt(i + 1))) {
        clean.append(c).append(cell.charAt(++i));
      }
    }
    return clean.toString();
  }

  /** The first part of a text, at most so many UTF-16 units, never half a surrogate pair. */
  static String head(String text, int most) {
    if (text.length() <= most) return text;
    return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
  }
}
