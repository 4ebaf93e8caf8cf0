package dev.tandem.transfer;

import dev.tandem.domain.backlog.Epic;
import dev.tandem.domain.backlog.Story;
import dev.tandem.domain.backlog.Text;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Member;
import dev.tandem.domain.roadmap.Initiative;
import dev.tandem.domain.sprint.Sprint;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the stories of a board as CSV in UTF-8, in their order, safe to open in a spreadsheet (product.md, I2). */
public final class BoardCsv {
  private BoardCsv() {}

  /** The file. {@link StoryCsv} reads it back. */
  public static byte[] export(Board board) {
    StringBuilder csv = new StringBuilder();
    row(csv, StoryCsv.HEADINGS.stream());
    board
        .inOrder(Story.ORDER)
        .map(Story.class::cast)
        .forEach(story -> row(csv, cells(board, story)));
    return csv.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static Stream<String> cells(Board board, Story story) {
    return Stream.of(
        story.key(),
        story.title(),
        board.find(Text.of(story.id()), Text.class).map(Text::value).orElse(""),
        story.points().map(Object::toString).orElse(""),
        String.join(",", story.labels()),
        story
            .initiative()
            .flatMap(id -> board.find(id, Initiative.class))
            .map(Initiative::title)
            .orElse(""),
        story
            .sprint()
            .flatMap(id -> board.find(id, Sprint.class))
            .map(Sprint::title)
            .orElse(""),
        names(board, story.assignees()),
        story.type().map(type -> type.name().toLowerCase(Locale.ROOT)).orElse("story"),
        story.epic().flatMap(id -> board.find(id, Epic.class)).map(Epic::title).orElse(""),
        story.blocked().orElse(""));
  }

  private static String names(Board board, List<EntityId> members) {
    return members.stream()
        .flatMap(id -> board.find(id, Member.class).stream())
        .map(Member::name)
        .collect(Collectors.joining(","));
  }

  private static void row(StringBuilder csv, Stream<String> cells) {
    csv.append(cells.map(Formulas::guard).map(BoardCsv::quoted).collect(Collectors.joining(",")))
        .append("\r\n");
  }

  private static String quoted(String cell) {
    boolean plain = cell.chars()
        .noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r' || c == ';' || c == '\t');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
