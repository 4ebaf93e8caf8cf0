package dev.tandem.transfer;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Which column of a file is what, by its headings in any case and order, or as the person who imports says. */
final class Columns {
  /** What a column can be; labels may stand in several. */
  enum Field {
    TITLE("title", "summary"),
    DESCRIPTION("description"),
    POINTS("points", "storypoint", "storypoints"),
    LABELS("labels");

    private final List<String> headings;

    Field(String... headings) {
      this.headings = List.of(headings);
    }

    String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final List<String> headings;
  private final Map<Field, List<Integer>> places;

  private Columns(List<String> headings, Map<Field, List<Integer>> places) {
    this.headings = headings;
    this.places = places;
  }

  /**
   * Finds the columns.
   *
   * @param headings the first row of the file
   * @param map {@code field:Heading,field:Heading}; a field without a heading is not taken
   * @throws BadFile when no column is the title, or the map names what is not there
   */
  static Columns of(List<String> headings, Optional<String> map) throws BadFile {
    List<String> clean = headings.stream().map(CellText::line).toList();
    Map<Field, List<Integer>> places = new EnumMap<>(Field.class);
    for (Field field : Field.values()) places.put(field, named(clean, field));
    for (String entry :
        map.filter(text -> !text.isBlank()).map(text -> text.split(",")).orElse(new String[0])) {
      place(entry, clean, places);
    }
    if (places.get(Field.TITLE).isEmpty()) {
      throw BadFile.invalid(
          "map", "No column is named title or summary. Say which one is it: map=title:Heading.");
    }
    return new Columns(clean, places);
  }

  /** Labels may stand in several columns; of the others the first name in our list wins, then the first column. */
  private static List<Integer> named(List<String> headings, Field field) {
    List<Integer> found = new ArrayList<>();
    for (String name : field.headings) {
      for (int i = 0; i < headings.size(); i++)
        if (plain(headings.get(i)).equals(name)) found.add(i);
    }
    return field == Field.LABELS || found.size() < 2 ? found : found.subList(0, 1);
  }

  /** {@code Story Points}, {@code story_points} and {@code storypoint(s)} are all the same heading. */
  private static String plain(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[ _()-]", "");
  }

  private static void place(String entry, List<String> headings, Map<Field, List<Integer>> places)
      throws BadFile {
    int colon = entry.indexOf(':');
    String name = colon < 0 ? entry : entry.substring(0, colon);
    Field field = Stream.of(Field.values())
        .filter(known -> known.wire().equals(name.strip().toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElse(null);
    if (colon < 0 || field == null) {
      throw BadFile.invalid(
          "map",
          "The map is written as title:Heading,points:Heading. Fields are title, description, points, labels.");
    }
    String heading = entry.substring(colon + 1).strip();
    List<Integer> found = IntStream.range(0, headings.size())
        .filter(i -> headings.get(i).equalsIgnoreCase(heading))
        .boxed()
        .toList();
    if (found.isEmpty() && !heading.isEmpty()) {
      throw BadFile.invalid(
          "map", "No column of the file has the heading that is mapped to " + field.wire() + ".");
    }
    if (heading.isEmpty()) places.put(field, List.of());
    else places.put(field, field == Field.LABELS ? found : found.subList(0, 1));
  }

  /** How many cells a row has. */
  int width() {
    return headings.size();
  }

  /** The cell of a field, empty when the row has none; {@code NULL} is none, too. */
  String cell(Field field, List<String> cells) {
    return all(field, cells).findFirst().orElse("");
  }

  /** All cells of a field that say something. */
  Stream<String> all(Field field, List<String> cells) {
    return places.get(field).stream()
        .filter(place -> place < cells.size())
        .map(cells::get)
        .filter(cell -> !cell.isBlank() && !cell.strip().equals("NULL"));
  }

  /** The columns as the report shows them. */
  List<ImportReport.Column> report() {
    return IntStream.range(0, headings.size())
        .mapToObj(i -> new ImportReport.Column(headings.get(i), field(i)))
        .collect(Collectors.toList());
  }

  private Optional<String> field(int column) {
    return places.entrySet().stream()
        .filter(entry -> entry.getValue().contains(column))
        .map(entry -> entry.getKey().wire())
        .findFirst();
  }

  /** Whether the file has exactly these headings. */
  boolean are(List<String> others) {
    return headings.equals(others);
  }
}
