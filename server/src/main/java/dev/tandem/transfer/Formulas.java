package dev.tandem.transfer;

import java.util.regex.Pattern;

/**
 * Keeps spreadsheets from running a cell as a formula: one that begins like a formula gets an apostrophe before it, and
 * one that begins with apostrophes and then like a formula gets one more, so that taking one off gives the text back.
 */
final class Formulas {
  private static final Pattern RISKY = Pattern.compile("'*[=+\\-@\\t\\r\\n].*", Pattern.DOTALL);

  private Formulas() {}

  static String guard(String cell) {
    return RISKY.matcher(cell).matches() ? "'" + cell : cell;
  }

  static String unguard(String cell) {
    return cell.startsWith("'") && RISKY.matcher(cell).matches() ? cell.substring(1) : cell;
  }
}
