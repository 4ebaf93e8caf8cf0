package dev.tandem.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.domain.board.Limits;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoryCsvTest {
  private final StoryCsv csv = new StoryCsv(Limits.DEFAULT, 1000);

  private StoryCsv.Stories read(String text) throws BadFile {
    return csv.read(text.getBytes(StandardCharsets.UTF_8), Optional.empty());
  }

  private static List<String> titles(StoryCsv.Stories stories) {
    return stories.good().stream().map(StoryRow::title).toList();
  }

  @Test
  void readsAllStoriesOfARealBacklog() throws IOException, BadFile {
    byte[] file =
        StoryCsvTest.class.getResourceAsStream("/demo/backlog-usergrid.csv").readAllBytes();

    StoryCsv.Stories stories = csv.read(file, Optional.empty());

    assertThat(stories.rows()).isEqualTo(482);
    assertThat(stories.refused()).isEmpty();
    assertThat(stories.good()).hasSize(482).allMatch(row -> row.points().isPresent());
    assertThat(stories.good().stream().filter(row -> row.description().isEmpty()))
        .hasSize(149);
    assertThat(stories.good().get(0).description())
        .startsWith("\"The asset data endpoint")
        .endsWith("examples.   \"");
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", "|"})
  void findsTheDelimiterOutsideQuotes(String delimiter) throws BadFile {
    String text = "title" + delimiter + "\",;|\t,;|\t\"" + delimiter + "points\n" + "\"a,b;c|d\te\""
        + delimiter + delimiter + "3\n";

    assertThat(read(text).good())
        .containsExactly(
            new StoryRow(2, "a,b;c|d e", "", Optional.of(new BigDecimal("3")), List.of()));
  }

  @Test
  void takesTheDelimiterThatASpreadsheetNames() throws BadFile {
    assertThat(titles(read("sep=|\r\ntitle|x,y,z\r\na|1\r\n"))).containsExactly("a");
    assertThat(titles(read("sep=;\r\ntitle;points\r\na,b;1\r\n"))).containsExactly("a,b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-16", "windows-1252"})
  void readsEveryEncoding(String charset) throws BadFile {
    byte[] file = "title,points\nGröße für Zoë,5\n".getBytes(Charset.forName(charset));

    assertThat(titles(csv.read(file, Optional.empty()))).containsExactly("Größe für Zoë");
  }

  @Test
  void skipsByteOrderMarks() throws BadFile {
    assertThat(titles(read("\uFEFFtitle\nÄ\n"))).containsExactly("Ä");
    byte[] utf16 = "\uFEFFtitle\nÄ\n".getBytes(StandardCharsets.UTF_16LE);
    assertThat(titles(csv.read(utf16, Optional.empty()))).containsExactly("Ä");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "points",
        "POINTS",
        "storypoint",
        "StoryPoints",
        "Story Points",
        "story_points",
        "storypoint(s)"
      })
  void knowsHeadingsInAnyCaseAndOrder(String points) throws BadFile {
    StoryCsv.Stories stories =
        read("Labels,X," + points + ",Description, SUMMARY \nui,?,2.50,text,A title\n");

    assertThat(stories.good().get(0).points().orElseThrow()).isEqualByComparingTo("2.5");
    assertThat(stories.good().get(0).title()).isEqualTo("A title");
    assertThat(stories.good().get(0).labels()).containsExactly("ui");
    assertThat(stories.columns().report())
        .extracting(ImportReport.Column::field)
        .containsExactly(
            Optional.of("labels"),
            Optional.empty(),
            Optional.of("points"),
            Optional.of("description"),
            Optional.of("title"));
  }

  @Test
  void takesColumnsAsTheyAreMapped() throws BadFile {
    byte[] file = "Name,Effort,title\nReal,8,Other\n".getBytes(StandardCharsets.UTF_8);

    StoryRow row =
        csv.read(file, Optional.of("title:Name,points:effort")).good().get(0);

    assertThat(row.title()).isEqualTo("Real");
    assertThat(row.points()).contains(new BigDecimal("8"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"title", "title:None", "nothing:Name", "title:"})
  void refusesAMapOfWhatIsNotThere(String map) {
    assertThatThrownBy(
            () -> csv.read("title\nx\n".getBytes(StandardCharsets.UTF_8), Optional.of(map)))
        .isInstanceOfSatisfying(BadFile.class, bad -> assertThat(bad.field()).isEqualTo("map"));
  }

  @Test
  void listsBadRowsByTheLineTheyStartAtAndTakesTheRest() throws BadFile {
    StoryCsv.Stories stories = read(String.join(
        "\n",
        "title,points,description", // 1
        "good,1,\"two", //             2
        "lines\"", //                  3
        "many,much,x", //              4
        "over,1001,x", //              5
        "under,-1,x", //               6
        "fine grained,1.234,x", //     7
        ",3,no title", //              8
        "wide,1,x,y,z", //             9
        "wide but empty,1,x,,", //     10
        "", //                         11
        "\"bro\"ken,1,x", //           12
        "NULL,1,x", //                 13
        "none,NULL,NULL", //           14
        "short"));

    assertThat(titles(stories)).containsExactly("good", "wide but empty", "none", "short");
    assertThat(stories.good().get(0).description()).isEqualTo("two\nlines");
    assertThat(stories.good().get(2))
        .isEqualTo(new StoryRow(14, "none", "", Optional.empty(), List.of()));
    assertThat(stories.refused())
        .extracting(row -> row.line() + " " + row.field())
        .containsExactly(
            "4 points",
            "5 points",
            "6 points",
            "7 points",
            "8 title",
            "9 row",
            "12 row",
            "13 title");
    assertThat(stories.rows()).isEqualTo(12);
  }

  @Test
  void goesOnAfterAQuoteThatIsNeverClosed() throws BadFile {
    StoryCsv.Stories stories =
        read("title,points\nfirst,1\n\"open,2\nsecond,3\n\"third, quoted\",5\n");

    assertThat(titles(stories)).containsExactly("first", "second", "third, quoted");
    assertThat(stories.refused()).singleElement().satisfies(row -> {
      assertThat(row.line()).isEqualTo(3);
      assertThat(row.field()).isEqualTo("row");
    });
  }

  @Test
  void makesNoRowsOfTheInnerLinesOfABrokenCell() throws BadFile {
    StoryCsv.Stories stories =
        read("title,points,description\na,1,\"one\ntwo \"bad\" quote\nthree\"\nb,2,fine\n");

    assertThat(titles(stories)).containsExactly("b");
    assertThat(stories.refused()).extracting(ImportReport.RefusedRow::line).containsExactly(2);
  }

  @Test
  void cleansTextAndKeepsTheRestAsItIs() throws BadFile {
    StoryRow row =
        read("title,description\n\" a\tb\u0000c\u0007 \",\" <b>x</b>\r\n\ty\u0001 \u2028z \"\n")
            .good()
            .get(0);

    assertThat(row.title()).isEqualTo("a bc");
    assertThat(row.description()).isEqualTo("<b>x</b>\n\ty \u2028z");
  }

  @Test
  void goesOnWithALongTitleInTheDescription() throws BadFile {
    String title = "x".repeat(511) + "😀" + "y".repeat(100);

    StoryRow row = read("title,description\n" + title + ",more\n").good().get(0);

    assertThat(row.title()).isEqualTo("x".repeat(511));
    assertThat(row.description()).isEqualTo("😀" + "y".repeat(100) + "\n\nmore");
  }

  @Test
  void takesDecimalCommas() throws BadFile {
    assertThat(read("title;points\na;2,5\n").good().get(0).points())
        .contains(new BigDecimal("2.5"));
  }

  @Test
  void refusesWhatIsNoTableOfStories() {
    assertThatThrownBy(() -> read("")).isInstanceOf(BadFile.class);
    assertThatThrownBy(() -> read("key,points\nA,1\n")).isInstanceOf(BadFile.class);
    assertThatThrownBy(() -> new StoryCsv(Limits.DEFAULT, 2)
            .read("title\n1\n2\n3\n".getBytes(StandardCharsets.UTF_8), Optional.empty()))
        .isInstanceOfSatisfying(
            BadFile.class, bad -> assertThat(bad.isTooLarge()).isTrue());
  }

  @Test
  void readsALargeHostileFileInGoodTime() throws BadFile {
    StoryCsv large = new StoryCsv(Limits.DEFAULT, 1_000_000);
    String quotes = "title,x\n" + "\"\",\"a\n".repeat(200_000);

    assertThat(large
            .read(quotes.getBytes(StandardCharsets.UTF_8), Optional.empty())
            .good())
        .isEmpty();
  }
}
