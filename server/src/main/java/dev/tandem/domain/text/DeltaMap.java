package dev.tandem.domain.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Moves a change over another one that was made for the same text, place for place as CodeMirror's {@code
 * ChangeSet.map} does, so that a page may use either. Changes are ordered by where they start, then by how much they
 * replace, then as the caller says.
 */
final class DeltaMap {
  private static final int KEEP = -1;
  private static final int END = -2;

  private final List<TextDelta.Part> made = new ArrayList<>();
  /** The last part, as long as it may still grow. */
  private int length;

  private int inserted = END;
  private final StringBuilder text = new StringBuilder();

  private DeltaMap() {}

  static TextDelta map(TextDelta moved, TextDelta over, boolean before) {
    if (moved.length() != over.length())
      throw new IllegalArgumentException("The changes are for texts of other lengths.");
    return new DeltaMap().run(new Cursor(moved), new Cursor(over), before);
  }

  private TextDelta run(Cursor a, Cursor b, boolean before) {
    int done = -1; // the part of a whose text is in already
    while (a.inserts != END || b.inserts != END) {
      if (a.inserts == KEEP && b.inserts == KEEP) {
        int piece = Math.min(a.length, b.length);
        add(piece, KEEP, "");
        a.forward(piece);
        b.forward(piece);
      } else if (b.inserts >= 0 && comesFirst(b, a, done, before)) {
        add(b.inserts, KEEP, "");
        for (int left = b.length; left > 0; ) {
          int piece = Math.min(a.length, left);
          if (a.inserts >= 0 && done < a.part && a.length <= piece) {
            add(0, a.inserts, a.text());
            done = a.part;
          }
          a.forward(piece);
          left -= piece;
        }
        b.next();
      } else {
        int kept = 0;
        int left = a.length;
        while (left > 0) {
          if (b.inserts == KEEP) {
            int piece = Math.min(left, b.length);
            kept += piece;
            left -= piece;
            b.forward(piece);
          } else if (b.inserts == 0 && b.length < left) {
            left -= b.length;
            b.next();
          } else break;
        }
        boolean fresh = done < a.part;
        add(kept, fresh ? a.inserts : 0, fresh ? a.text() : "");
        done = a.part;
        a.forward(a.length - left);
      }
    }
    flush();
    return new TextDelta(made);
  }

  /** Whether the next change of b comes before what is next in a. */
  private static boolean comesFirst(Cursor b, Cursor a, int done, boolean before) {
    if (a.inserts < 0 || done == a.part) return true;
    return a.offset == 0 && (b.length < a.length || b.length == a.length && !before);
  }

  private void add(int covers, int inserts, String insert) {
    if (covers == 0 && inserts <= 0) return;
    if (inserted != END && inserts <= 0 && inserts == inserted) length += covers;
    else if (inserted != END && covers == 0 && length == 0) inserted += inserts;
    else {
      flush();
      length = covers;
      inserted = inserts;
    }
    text.append(insert);
  }

  private void flush() {
    if (inserted == KEEP) made.add(TextDelta.Part.keep(length));
    else if (inserted != END)
      made.add(TextDelta.Part.replace(
          length, inserted == 0 ? List.of() : List.of(text.toString().split("\n", -1))));
    text.setLength(0);
  }

  /** Walks the parts of a change. */
  private static final class Cursor {
    private final List<TextDelta.Part> parts;
    /** Number of the part, from 0. */
    int part = -1;
    /** What is left of the part, in characters of the old text. */
    int length;
    /** How many characters the part inserts, or {@link #KEEP}, or {@link #END}. */
    int inserts;
    /** How much of the part is behind. */
    int offset;

    Cursor(TextDelta delta) {
      parts = delta.parts();
      next();
    }

    void next() {
      offset = 0;
      do part++;
      while (part < parts.size() && parts.get(part).keep() && parts.get(part).length() == 0);
      if (part >= parts.size()) {
        length = 0;
        inserts = END;
        return;
      }
      length = parts.get(part).length();
      inserts = parts.get(part).keep() ? KEEP : text().length();
    }

    void forward(int by) {
      if (by == length) next();
      else {
        length -= by;
        offset += by;
      }
    }

    String text() {
      return String.join("\n", parts.get(part).insert());
    }
  }
}
