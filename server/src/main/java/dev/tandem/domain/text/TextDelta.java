package dev.tandem.domain.text;

import java.util.List;

/**
 * A change of a text as CodeMirror's ChangeSet writes it in JSON: a number keeps that many characters; a list deletes
 * its first number of characters and inserts its other members, joined by line breaks. Lengths are UTF-16 units.
 *
 * @see <a href="https://codemirror.net/docs/ref/#state.ChangeSet">CodeMirror reference, ChangeSet.toJSON</a>
 */
public record TextDelta(List<Part> parts) {
  public TextDelta {
    parts = List.copyOf(parts);
  }

  /**
   * One stretch of the old text.
   *
   * @param length characters of the old text this part covers
   * @param keep whether they stay; if not they are deleted and {@code insert} stands in their place
   * @param insert lines of the inserted text; empty: nothing is inserted
   */
  public record Part(int length, boolean keep, List<String> insert) {
    public Part {
      insert = List.copyOf(insert);
    }

    /** Keeps that many characters. */
    public static Part keep(int length) {
      return new Part(length, true, List.of());
    }

    /** Deletes that many characters and inserts lines in their place. */
    public static Part replace(int length, List<String> insert) {
      return new Part(length, false, insert);
    }
  }

  /** Inserts a whole text into an empty one. */
  public static TextDelta insertion(String text) {
    return new TextDelta(List.of(Part.replace(0, List.of(text.split("\r\n|\r|\n", -1)))));
  }

  /** Whether the parts cover a text of that length exactly and none is negative, and no inserted line has a break. */
  public boolean fits(int length) {
    long covered = 0;
    for (Part part : parts) {
      if (part.length() < 0) return false;
      if (part.insert().stream().anyMatch(TextDelta::breaks)) return false;
      covered += part.length();
    }
    return covered == length;
  }

  /** How many characters the text before the change has. */
  public long length() {
    long length = 0;
    for (Part part : parts) length += part.length();
    return length;
  }

  /** About how large it is as JSON, in characters. */
  public int weight() {
    int weight = 0;
    for (Part part : parts) {
      weight += 8;
      for (String line : part.insert()) weight += line.length() + 3;
    }
    return weight;
  }

  /**
   * This change for the text after another one, both made for the same text. {@code a.apply} and then
   * {@code b.after(a, false)} give the same text as {@code b.apply} and then {@code a.after(b, true)}.
   *
   * @param before where both insert at one place, whether this one's text comes first
   */
  public TextDelta after(TextDelta other, boolean before) {
    return DeltaMap.map(this, other, before);
  }

  private static boolean breaks(String line) {
    return line.indexOf('\n') >= 0 || line.indexOf('\r') >= 0;
  }

  /** The text after the change. The delta must fit the text. */
  public String apply(String text) {
    StringBuilder result = new StringBuilder(text.length() + 64);
    int at = 0;
    for (Part part : parts) {
      if (part.keep()) result.append(text, at, at + part.length());
      else result.append(String.join("\n", part.insert()));
      at += part.length();
    }
    return result.toString();
  }
}
