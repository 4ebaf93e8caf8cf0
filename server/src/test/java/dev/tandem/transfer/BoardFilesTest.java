package dev.tandem.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.domain.Catalogue;
import dev.tandem.domain.backlog.Comment;
import dev.tandem.domain.backlog.Criterion;
import dev.tandem.domain.backlog.Epic;
import dev.tandem.domain.backlog.Gate;
import dev.tandem.domain.backlog.Question;
import dev.tandem.domain.backlog.Story;
import dev.tandem.domain.backlog.Task;
import dev.tandem.domain.backlog.Text;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.BoardEntry;
import dev.tandem.domain.board.BoardInfo;
import dev.tandem.domain.board.Entity;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.EntityShape;
import dev.tandem.domain.board.Hat;
import dev.tandem.domain.board.Limits;
import dev.tandem.domain.board.Member;
import dev.tandem.domain.board.Op;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Ranked;
import dev.tandem.domain.ideas.Idea;
import dev.tandem.domain.objective.KeyResult;
import dev.tandem.domain.objective.Objective;
import dev.tandem.domain.release.Release;
import dev.tandem.domain.release.ReleaseCheck;
import dev.tandem.domain.roadmap.Evidence;
import dev.tandem.domain.roadmap.Horizon;
import dev.tandem.domain.roadmap.Initiative;
import dev.tandem.domain.roadmap.Lane;
import dev.tandem.domain.roadmap.Milestone;
import dev.tandem.domain.sprint.PastSprint;
import dev.tandem.domain.sprint.Sprint;
import dev.tandem.protocol.StrictJson;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Boards to files and back. */
class BoardFilesTest {
  private static final EntityId OWNER = EntityId.of("01HZ00000000000000000WNER0");
  private static final OpContext CONTEXT =
      new OpContext(OWNER, EnumSet.of(Hat.OWNER), 1_772_600_000_000L, Limits.DEFAULT);

  private int made;
  private final Supplier<EntityId> ids = () -> EntityId.of("01HZ1%021d".formatted(++made));

  private static Board board(String id) {
    EntityId board = EntityId.of(id);
    return Board.of(
        board,
        1,
        Stream.of(
            entry(BoardInfo.named(board, "Board", "TAN")),
            entry(new Member(OWNER, "Ada", List.of(Hat.OWNER)))));
  }

  private static BoardEntry entry(Entity entity) {
    return new BoardEntry(
        entity, new long[EntityShape.of(entity.getClass()).names().size()], 0);
  }

  private static Board with(Board board, List<? extends Op> ops) {
    Board now = board;
    for (Op op : ops) {
      Outcome outcome = now.decide(op, CONTEXT, Optional.empty());
      assertThat(outcome).as(op.toString()).isInstanceOf(Outcome.Changed.class);
      now = now.evolve(now.version() + 1, (Outcome.Changed) outcome);
    }
    return now;
  }

  private Board demo() {
    Board empty = board("01HZ00000000000000000000B1");
    return with(empty, DemoBoard.ops(empty, OWNER, LocalDate.of(2026, 3, 4), Limits.DEFAULT, ids));
  }

  private Board imported(byte[] file, Board into) throws BadFile {
    ImportPlan plan = new TandemJson(20_000, ids).plan(file, into).triedOn(into, CONTEXT);
    assertThat(plan.refused()).isEmpty();
    return with(into, plan.ops());
  }

  /** What a board says, without ids, keys and ranks. */
  private static List<String> content(Board board) {
    Stream<String> lanes = board
        .all(Lane.class)
        .flatMap(lane -> Stream.of("now", "next", "later")
            .flatMap(horizon -> board
                .inOrder(Initiative.cell(lane.id(), Horizon.valueOf(horizon.toUpperCase())))
                .map(each -> lane.title() + "/" + horizon + "/" + ((Initiative) each).title())));
    Stream<String> stories = board.inOrder(Story.ORDER).map(each -> story(board, (Story) each));
    return Stream.concat(lanes.sorted(), stories).toList();
  }

  /** What stands around the roadmap, without ids and ranks. */
  private static List<String> plan(Board board) {
    return board.all().flatMap(entity -> said(board, entity).stream()).sorted().toList();
  }

  private static Optional<String> said(Board board, Entity entity) {
    if (entity instanceof Objective one) return Optional.of(one.title());
    if (entity instanceof KeyResult one)
      return Optional.of(one.title() + one.baseline() + one.target() + one.unit() + one.trend());
    if (entity instanceof Release one) return Optional.of(one.title() + one.target());
    if (entity instanceof ReleaseCheck one) return Optional.of(one.text() + one.done());
    if (entity instanceof Milestone one) return Optional.of(one.title() + one.day());
    if (entity instanceof Evidence one) return Optional.of(one.text() + one.strength());
    if (entity instanceof Idea one)
      return Optional.of(one.title()
          + one.body()
          + one.name()
          + one.status()
          + one.reason()
          + one.into().flatMap(into -> board.find(into, Idea.class)).map(Idea::title)
          + one.work().flatMap(work -> board.find(work, Initiative.class)).map(Initiative::title));
    if (entity instanceof Initiative one)
      return Optional.of(one.title()
          + one.outcome()
          + one.stage()
          + one.start()
          + one.target()
          + one.budget()
          + one.expected()
          + one.checkOn()
          + one.owner()
          + one.needs().stream()
              .map(need -> board.find(need, Initiative.class).orElseThrow().title())
              .toList()
          + one.objective().flatMap(to -> board.find(to, Objective.class)).map(Objective::title));
    return Optional.empty();
  }

  private static String story(Board board, Story story) {
    return String.join(
        " | ",
        story.title(),
        story.points().toString(),
        story.labels().toString(),
        story
            .initiative()
            .flatMap(id -> board.find(id, Initiative.class))
            .map(Initiative::title)
            .orElse("-"),
        story
            .sprint()
            .flatMap(id -> board.find(id, Sprint.class))
            .map(Sprint::title)
            .orElse("-"),
        story.assignees().toString(),
        board.find(Text.of(story.id()), Text.class).map(Text::value).orElse("-"),
        criteria(board, story),
        story.type().toString(),
        story.epic().flatMap(id -> board.find(id, Epic.class)).map(Epic::title).orElse("-"),
        story.blocked().toString(),
        story.needs().size() + " needs, " + story.ready().size() + " checks",
        board.inOrder(Task.order(story.id())).count() + " tasks",
        board.inOrder(Question.order(story.id())).count() + " questions",
        board.inOrder(Comment.order(story.id())).count() + " comments");
  }

  private static String criteria(Board board, Story story) {
    Ranked any = new Criterion(story.id(), story.id(), "", false, "");
    return board
        .inOrder(any.scope())
        .map(each -> ((Criterion) each).text() + ((Criterion) each).done())
        .toList()
        .toString();
  }

  @Test
  void demoBoardHasARoadmapSprintsAndTheWholeBacklog() {
    Board demo = demo();

    assertThat(demo.count(Story.class)).isEqualTo(482);
    assertThat(demo.count(Lane.class)).isEqualTo(4);
    assertThat(demo.count(Initiative.class)).isEqualTo(14);
    assertThat(demo.all(Sprint.class).map(Sprint::start).sorted())
        .containsExactly("2026-02-09", "2026-02-23", "2026-03-09");
    assertThat(demo.all(Story.class).filter(story -> story.sprint().isPresent()))
        .hasSize(26);
    assertThat(demo.all(Sprint.class).filter(Sprint::isClosed)).hasSize(1);
    assertThat(demo.all(Story.class).flatMap(story -> story.review().stream()).distinct())
        .hasSize(2);
    assertThat(demo.count(PastSprint.class)).isEqualTo(21);
    assertThat(demo.all(Story.class)
            .filter(story -> story.initiative().isPresent())
            .count())
        .isEqualTo(73);
    assertThat(demo.all(Initiative.class))
        .allSatisfy(initiative -> assertThat(demo.all(Story.class)
                .filter(story -> story.initiative().equals(Optional.of(initiative.id()))))
            .hasSizeBetween(2, 10));
    assertThat(demo.count(Criterion.class)).isGreaterThan(10);
    assertThat(demo.count(Epic.class)).isEqualTo(4);
    assertThat(demo.count(Gate.class)).isEqualTo(6);
    assertThat(demo.all(Story.class).filter(story -> story.blocked().isPresent()))
        .hasSize(1);
    assertThat(demo.all(Story.class).filter(story -> story.type().isPresent()))
        .hasSizeGreaterThan(100);
    assertThat(demo.find(demo.id(), BoardInfo.class).orElseThrow().vision().orElseThrow())
        .contains("Usergrid");
  }

  @Test
  void equalBoardsAreEqualBytes() {
    Board demo = demo();
    Board again = Board.of(
        demo.id(),
        7,
        demo.entries().sorted((a, b) -> b.entity().id().compareTo(a.entity().id())));

    assertThat(TandemJson.export(again)).isEqualTo(TandemJson.export(demo));
    assertThat(new String(TandemJson.export(demo), StandardCharsets.UTF_8))
        .startsWith(
            "{\"format\":\"tandem\",\"version\":1,\"entities\":[{\"kind\":\"availability\",\"id\":");
  }

  @Test
  void jsonComesBackWholeAndInOrder() throws BadFile {
    Board demo = demo();

    Board copy = imported(TandemJson.export(demo), board("01HZ00000000000000000000B2"));

    assertThat(content(copy)).isEqualTo(content(demo));
    assertThat(plan(copy)).hasSizeGreaterThan(40).isEqualTo(plan(demo));
    assertThat(copy.all(Story.class).map(Story::id))
        .containsExactlyInAnyOrderElementsOf(
            demo.all(Story.class).map(Story::id).toList());
    assertThat(copy.find(copy.id(), BoardInfo.class).orElseThrow().title()).isEqualTo("Board");
  }

  /**
   * What an import cannot take over exactly, by kind; the README names the same. {@code *}: of every kind. Keys and ranks are given by
   * the board; who did something there is who imports, and when is now.
   */
  private static final Map<String, Set<String>> NOT_TAKEN = Map.of(
      "*", Set.of("rank"),
      "board", Set.of("id", "title", "prefix", "rights", "zone"),
      "member", Set.of("hats"),
      "story", Set.of("key", "blockedSince"),
      "comment", Set.of("text", "member", "at"),
      "question", Set.of("text", "answer", "member", "answeredBy", "at"),
      "savedFilter", Set.of("member"),
      "keyResult", Set.of("at"),
      "idea", Set.of("at", "member", "votes", "told"));

  @Test
  void jsonTakesOverEveryKindOrSaysThatItDoesNot() {
    Set<Class<? extends Entity>> known = new HashSet<>(JsonPlan.ORDER);
    known.addAll(JsonPlan.LEFT_OUT);

    assertThat(known).containsExactlyInAnyOrderElementsOf(Catalogue.entities());
    assertThat(JsonPlan.ORDER).doesNotContainAnyElementsOf(JsonPlan.LEFT_OUT);
  }

  @Test
  void anExportThatIsImportedAndExportedIsTheSameButForWhatIsNamed() throws Exception {
    Board demo = demo();
    Board copy = imported(TandemJson.export(demo), board("01HZ00000000000000000000B2"));

    Map<String, List<String>> before = comparable(demo);
    Map<String, List<String>> after = comparable(copy);

    assertThat(before.keySet())
        .contains("availability", "baseline", "column", "pastSprint", "gate", "comment", "task");
    assertThat(after.keySet()).isEqualTo(before.keySet());
    before.forEach(
        (kind, lines) -> assertThat(after.get(kind)).as(kind).containsExactlyElementsOf(lines));
  }

  /** What an export says of the kinds that are taken over, by kind, without what is not. */
  private static Map<String, List<String>> comparable(Board board) throws Exception {
    Map<String, List<String>> lines = new TreeMap<>();
    for (JsonNode each : StrictJson.parse(
            new String(TandemJson.export(board), StandardCharsets.UTF_8))
        .path("entities")) {
      String kind = each.path("kind").textValue();
      if (JsonPlan.LEFT_OUT.contains(Catalogue.entity(kind))) continue;
      ObjectNode entity = each.deepCopy();
      entity.remove(NOT_TAKEN.get("*"));
      entity.remove(NOT_TAKEN.getOrDefault(kind, Set.of()));
      lines.computeIfAbsent(kind, none -> new ArrayList<>()).add(entity.toString());
    }
    lines.values().forEach(Collections::sort);
    return lines;
  }

  @Test
  void jsonGetsNewIdsWhereTheyAreTaken() throws BadFile {
    Board demo = demo();

    Board twice = imported(TandemJson.export(demo), demo);

    assertThat(twice.count(Story.class)).isEqualTo(964);
    List<String> titles =
        twice.inOrder(Story.ORDER).map(each -> ((Story) each).title()).toList();
    assertThat(titles.subList(482, 964)).isEqualTo(titles.subList(0, 482));
    assertThat(twice.count(Member.class)).isEqualTo(demo.count(Member.class));
  }

  @Test
  void jsonGivesNobodyARight() throws BadFile {
    String file = """
        {"format":"tandem","version":1,"entities":[{"kind":"member","id":"01HZ0000000000000000000EVE","name":"Eve","hats":["owner"]}]}""";

    Board board =
        imported(file.getBytes(StandardCharsets.UTF_8), board("01HZ00000000000000000000B3"));

    assertThat(board
            .find(EntityId.of("01HZ0000000000000000000EVE"), Member.class)
            .orElseThrow()
            .hats())
        .isEmpty();
  }

  @Test
  void jsonListsBadEntitiesAndTakesTheRest() throws BadFile {
    String file = """
        {"format":"tandem","version":1,"entities":[
        {"kind":"lane","id":"01HZ0000000000000000000001","title":"Fine","rank":"a0"},
        {"kind":"lane","id":"nope","title":"x","rank":"a0"},
        {"kind":"dragon","id":"01HZ0000000000000000000002"},
        7,
        {"kind":"lane","id":"01HZ0000000000000000000003","title":"%s","rank":"a1"},
        {"kind":"lane","id":"01HZ0000000000000000000001","title":"Twice","rank":"a2"},
        {"kind":"initiative","id":"01HZ0000000000000000000004","title":"x","lane":"01HZ0000000000000000000009","horizon":"now","rank":"a0"},
        {"kind":"lane","id":"01HZ0000000000000000000005","title":"x","rank":"a0","__proto__":{}}]}""".formatted("x".repeat(513));
    Board board = board("01HZ00000000000000000000B4");

    ImportReport report = new TandemJson(100, ids)
        .plan(file.getBytes(StandardCharsets.UTF_8), board)
        .triedOn(board, CONTEXT)
        .report();

    assertThat(report.created()).isEqualTo(1);
    assertThat(report.refused())
        .extracting(row -> row.line() + " " + row.field())
        .containsExactly("2 id", "3 kind", "4 kind", "5 title", "6 id", "7 lane", "8 __proto__");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[] | format",
        "{\"format\":\"other\"} | format",
        "{\"format\":\"tandem\",\"version\":2,\"entities\":[]} | version",
        "{\"format\":\"tandem\",\"version\":1,\"entities\":{}} | entities",
        "{ | file",
        "'' | file",
      })
  void refusesWhatIsNoExport(String file, String field) {
    assertThatThrownBy(() -> new TandemJson(10, ids)
            .plan(file.getBytes(StandardCharsets.UTF_8), board("01HZ00000000000000000000B5")))
        .isInstanceOfSatisfying(BadFile.class, bad -> assertThat(bad.field()).isEqualTo(field));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+1",
        "-1",
        "@x",
        "'=1",
        "''+2",
        "plain",
        "a,b",
        "say \"hi\"",
        "ends with 'quote'"
      })
  void csvIsSafeInASpreadsheetAndComesBack(String title) throws BadFile {
    String quoted = '"' + title.replace("\"", "\"\"") + '"';
    Board empty = board("01HZ00000000000000000000B6");
    StoryPlan reader = new StoryPlan(Limits.DEFAULT, 100, ids);
    Board board = with(
        empty,
        reader
            .of(
                ("title,points\n" + quoted + ",2.5\n").getBytes(StandardCharsets.UTF_8),
                Optional.empty(),
                empty)
            .ops());

    String csv = new String(BoardCsv.export(board), StandardCharsets.UTF_8);
    ImportPlan back = reader.of(csv.getBytes(StandardCharsets.UTF_8), Optional.empty(), empty);

    assertThat(csv.lines().skip(1).flatMap(line -> Stream.of(line.split(","))))
        .noneMatch(cell -> cell.matches("\"?[=+@-].*"));
    assertThat(with(empty, back.ops()).all(Story.class).map(Story::title)).containsExactly(title);
  }

  @Test
  void csvOfTheDemoComesBackWhole() throws BadFile {
    Board demo = demo();
    Board empty = board("01HZ00000000000000000000B7");

    Board copy = with(
        empty,
        new StoryPlan(Limits.DEFAULT, 1000, ids)
            .of(BoardCsv.export(demo), Optional.empty(), empty)
            .ops());

    assertThat(copy.inOrder(Story.ORDER)
            .map(
                each -> ((Story) each).title() + ((Story) each).labels() + ((Story) each).points()))
        .containsExactlyElementsOf(demo.inOrder(Story.ORDER)
            .map(each -> ((Story) each).title() + ((Story) each).labels() + ((Story) each).points())
            .toList());
    assertThat(copy.all(Text.class).map(Text::value))
        .containsExactlyInAnyOrderElementsOf(
            demo.all(Text.class).map(Text::value).toList());
  }

  @Test
  void plannedOpsComeBackAsTheyWere() {
    List<Op> ops = DemoBoard.ops(
        board("01HZ00000000000000000000B8"), OWNER, LocalDate.of(2026, 3, 4), Limits.DEFAULT, ids);

    List<String> pieces = PlannedOps.write(ops);

    assertThat(pieces.size()).isGreaterThan(1);
    assertThat(PlannedOps.read(pieces)).isEqualTo(ops);
  }
}
