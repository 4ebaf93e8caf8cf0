package dev.tandem.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Limits;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.sprint.PastSprint;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SprintCsvTest {
  private static final String HEAD =
      "boardid,sprintid,name,vel_diff,planday,vel_starttime,vel_added,vel_removed\n";

  private static SprintCsv.Sprints read(byte[] file) throws BadFile {
    return new SprintCsv(Limits.DEFAULT, 1000).read(file);
  }

  private static SprintCsv.Sprints read(String text) throws BadFile {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] real() throws IOException {
    try (InputStream file = SprintCsvTest.class.getResourceAsStream("/demo/sprints-spring.csv")) {
      return file.readAllBytes();
    }
  }

  @Test
  void readsARealHistory() throws IOException, BadFile {
    SprintCsv.Sprints sprints = read(real());

    assertThat(sprints.rows()).isEqualTo(476);
    assertThat(sprints.broken()).isEmpty();
    assertThat(sprints.good().get(0))
        .isEqualTo(new SprintCsv.Row(
            2, "5", 7, "Sprint 1", new BigDecimal("10"), Optional.empty(), Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "windows-1252"})
  void readsItInOtherEncodings(String encoding) throws IOException, BadFile {
    String text = new String(real(), StandardCharsets.UTF_8);

    assertThat(read(text.getBytes(Charset.forName(encoding))).good())
        .isEqualTo(read(real()).good());
    assertThat(read(("\uFEFF" + text.replace(",", ";")).getBytes(StandardCharsets.UTF_8))
            .rows())
        .isEqualTo(476);
  }

  @Test
  void leavesBrokenRowsOutAndNamesThem() throws BadFile {
    SprintCsv.Sprints sprints = read(HEAD
        + "5,1,One,0,14,10,0,0\n"
        + "5,two,Two,0,14,10,0,0\n"
        + "5,3,Three,0,14,,0,0\n"
        + "5,4,Four,0,14,NaN,0,0\n"
        + "5,5,Fi,ve,0,14,10,0,0\n"
        + "5,6\n"
        + "5,7,\"Seven,0,14,10,0,0\n"
        + "5,1,Again,0,14,10,0,0\n"
        + "5,9,Nine,0,14,999999999,0,0\n"
        + "6,1,Other team,2.5,14,10,3,1\n");

    assertThat(sprints.rows()).isEqualTo(10);
    assertThat(sprints.good())
        .extracting(SprintCsv.Row::title)
        .containsExactly("One", "Other team");
    assertThat(sprints.good().get(1).delivered()).isEqualByComparingTo("14.5");
    assertThat(sprints.broken())
        .extracting(ImportReport.RefusedRow::line)
        .containsExactly(3, 4, 5, 6, 7, 8, 9, 10);
    assertThat(sprints.broken())
        .extracting(ImportReport.RefusedRow::field)
        .containsExactly("order", "started", "started", "row", "row", "row", "order", "delivered");
  }

  @Test
  void takesAPlainColumnOfPoints() throws BadFile {
    SprintCsv.Sprints sprints =
        read("Sprint;Velocity;Start date;End date\nA;12,5;2025-01-06;2025-01-17\nB;8;;\n");

    assertThat(sprints.good()).extracting(SprintCsv.Row::order).containsExactly(1L, 2L);
    assertThat(sprints.good().get(0).delivered()).isEqualByComparingTo("12.5");
    assertThat(sprints.good().get(0).end()).contains("2025-01-17");
  }

  @Test
  void saysWhatIsMissing() {
    assertThatThrownBy(() -> read("title,description\nA,B\n"))
        .isInstanceOf(BadFile.class)
        .hasMessageContaining("what was delivered");
  }

  @Test
  void importsEachSprintOnce() throws BadFile {
    Board board = Board.empty(EntityId.of("b1"))
        .evolve(
            1,
            Outcome.put(new PastSprint(
                EntityId.of("q0"), "One", BigDecimal.TEN, 1, Optional.empty(), Optional.empty())));
    AtomicInteger ids = new AtomicInteger();
    SprintImport reader =
        new SprintImport(Limits.DEFAULT, 1000, () -> EntityId.of("n" + ids.incrementAndGet()));

    ImportPlan plan = reader.of(
        (HEAD + "5,1,One,0,14,10,0,0\n5,2,Two,0,14,12,0,0\n5,3,Less,-20,14,12,0,0\n")
            .getBytes(StandardCharsets.UTF_8),
        Optional.empty(),
        board);

    assertThat(plan.good()).extracting(ImportPlan.Row::line).isEqualTo(List.of(3));
    assertThat(plan.refused())
        .extracting(ImportReport.RefusedRow::field)
        .containsExactly("order", "delivered");
  }

  private static final String TWO_TEAMS = HEAD
      + "37,1,One,0,14,10,0,0\n"
      + "5,1,One,0,14,99,0,0\n"
      + "37,2,Two,0,14,12,0,0\n"
      + ",3,Whose,0,14,12,0,0\n";

  private static ImportPlan plan(String file, String... team) throws BadFile {
    AtomicInteger ids = new AtomicInteger();
    return new SprintImport(Limits.DEFAULT, 1000, () -> EntityId.of("n" + ids.incrementAndGet()))
        .of(
            file.getBytes(StandardCharsets.UTF_8),
            Stream.of(team).findFirst(),
            Board.empty(EntityId.of("b1")));
  }

  @Test
  void takesTheSprintsOfTheTeamThatIsChosen() throws BadFile {
    ImportPlan plan = plan(TWO_TEAMS, "37");

    assertThat(plan.good()).extracting(ImportPlan.Row::line).containsExactly(2, 4);
    assertThat(plan.refused())
        .extracting(ImportReport.RefusedRow::line, ImportReport.RefusedRow::field)
        .containsExactly(tuple(5, "team"));
    assertThat(plan.report().teams())
        .containsExactly(
            new ImportReport.Team("5", 1, false), new ImportReport.Team("37", 2, true));
  }

  @Test
  void takesAllOfSeveralTeamsWhereNoneIsChosenAndNamesThem() throws BadFile {
    ImportPlan plan = plan(TWO_TEAMS);

    // What two of them share counts once.
    assertThat(plan.good()).extracting(ImportPlan.Row::line).containsExactly(2, 4, 5);
    assertThat(plan.refused())
        .extracting(ImportReport.RefusedRow::line, ImportReport.RefusedRow::field)
        .containsExactly(tuple(3, "order"));
    assertThat(plan.report().teams())
        .containsExactly(new ImportReport.Team("5", 1, true), new ImportReport.Team("37", 2, true));
    assertThatThrownBy(() -> plan(TWO_TEAMS, "6"))
        .isInstanceOfSatisfying(BadFile.class, bad -> assertThat(bad.field()).isEqualTo("team"))
        .hasMessageContaining("5, 37.");
  }

  @Test
  void namesTheFirstOfManyTeams() throws BadFile {
    StringBuilder file = new StringBuilder(HEAD);
    for (int team = 1; team <= 13; team++) file.append(team + ",1,One,0,14,10,0,0\n");

    assertThatThrownBy(() -> plan(file.toString(), "14"))
        .hasMessageContaining("1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and 3 more.");
  }

  @Test
  void aFileOfOneTeamNeedsNoChoice() throws BadFile {
    assertThat(plan(HEAD + "5,1,One,0,14,10,0,0\n").good()).hasSize(1);
    assertThat(plan("name,delivered\nOne,10\n").good()).hasSize(1);
    assertThatThrownBy(() -> plan("name,delivered\nOne,10\n", "5"))
        .isInstanceOf(BadFile.class)
        .hasMessageContaining("names no teams");
  }
}
