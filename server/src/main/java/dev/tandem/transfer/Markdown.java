package dev.tandem.transfer;

import dev.tandem.domain.backlog.Story;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Member;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes Markdown (CommonMark, with tables and check boxes as GitHub has them). What people wrote is text and stays text: nothing in it
 * becomes a heading, a link, a list or HTML.
 */
final class Markdown {
  /** What means something anywhere in a line. */
  private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_\\[\\]<>#|~&]");
  /** What means something at the beginning of a line: a list, a rule, the underline of a heading. */
  private static final Pattern BEGINS = Pattern.compile("^(\\d{0,9})([-+=.)])");

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

  private final StringBuilder out = new StringBuilder();

  /** People's words on one line, as text. */
  static String text(String words) {
    String line = words.strip().replaceAll("\\s+", " ");
    String plain = SPECIAL.matcher(line).replaceAll("\\\\$0");
    return BEGINS.matcher(plain).replaceFirst("$1\\\\$2");
  }

  /** A heading of a level from 1 to 6. */
  Markdown heading(int level, String text) {
    gap();
    out.append("#".repeat(level)).append(' ').append(text).append('\n');
    return this;
  }

  /** A paragraph of its own. */
  Markdown paragraph(String text) {
    gap();
    out.append(text).append('\n');
    return this;
  }

  /** A list; nothing for no items. */
  Markdown list(Collection<String> items) {
    if (items.isEmpty()) return this;
    gap();
    items.forEach(item -> out.append("- ").append(item).append('\n'));
    return this;
  }

  /** A list under the last item of a list. */
  Markdown under(Collection<String> items) {
    items.forEach(item -> out.append("  - ").append(item).append('\n'));
    return this;
  }

  /** One item of a list that goes on. */
  Markdown item(String item) {
    out.append("- ").append(item).append('\n');
    return this;
  }

  /** A table; nothing without rows. */
  Markdown table(List<String> head, List<List<String>> rows) {
    if (rows.isEmpty()) return this;
    gap();
    row(head);
    row(head.stream().map(cell -> "---").toList());
    rows.forEach(this::row);
    return this;
  }

  /** An empty line, unless there is one or nothing is written yet. */
  Markdown gap() {
    int end = out.length();
    boolean empty = end > 1 && out.charAt(end - 1) == '\n' && out.charAt(end - 2) == '\n';
    if (end > 0 && !empty) out.append('\n');
    return this;
  }

  private void row(List<String> cells) {
    out.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  @Override
  public String toString() {
    return out.toString();
  }

  // ---- how things are called

  /** A story as people call it. */
  static String story(Story story) {
    return story.key() + " " + text(story.title());
  }

  /** Points with their unit; empty: "no estimate". */
  static String points(Optional<BigDecimal> points) {
    return points.map(Markdown::points).orElse("no estimate");
  }

  /** Points with their unit. */
  static String points(BigDecimal points) {
    String plain = points.stripTrailingZeros().toPlainString();
    return plain + (plain.equals("1") ? " point" : " points");
  }

  /** The name of a member; one that is gone is "somebody". */
  static String name(Board board, EntityId member) {
    return board
        .find(member, Member.class)
        .map(Member::name)
        .map(Markdown::text)
        .orElse("somebody");
  }

  /** Names of members, with commas between them. */
  static String names(Board board, Collection<EntityId> members) {
    return members.stream()
        .flatMap(id -> board.find(id, Member.class).stream())
        .map(member -> text(member.name()))
        .collect(Collectors.joining(", "));
  }

  /** A day as people write it: 5 January 2026. */
  static String day(String day) {
    return DAY.format(LocalDate.parse(day));
  }

  /** The day of a moment, ms since 1970. */
  static String day(long at, ZoneId zone) {
    return DAY.format(Instant.ofEpochMilli(at).atZone(zone));
  }

  /** The time of day of a moment, ms since 1970. */
  static String time(long at, ZoneId zone) {
    return TIME.format(Instant.ofEpochMilli(at).atZone(zone));
  }

  /** How many of something: "1 story", "3 stories". */
  static String count(long n, String one, String more) {
    return n + " " + (n == 1 ? one : more);
  }
}
