package dev.tandem.transfer;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Limits;
import dev.tandem.domain.board.Op;
import dev.tandem.domain.sprint.PastSprint;
import dev.tandem.domain.sprint.RecordSprint;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Turns a file of past sprints into the history of a board. A board is one team's: of a file of several teams the sprints of one can
 * be chosen. A sprint that is on the board already is not taken again.
 */
public final class SprintImport {
  /** 5 comes before 37. */
  private static final Comparator<String> BY_NAME =
      Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

  private final SprintCsv csv;
  private final Supplier<EntityId> ids;

  /** {@code ids} gives ids of new sprints. */
  public SprintImport(Limits limits, int mostRows, Supplier<EntityId> ids) {
    csv = new SprintCsv(limits, mostRows);
    this.ids = ids;
  }

  /**
   * Plans a file.
   *
   * @param team whose sprints to take, as the file names it; absent: all, as if they were one team's
   * @throws BadFile when it holds no sprints, too many rows, or none of this team
   */
  public ImportPlan of(byte[] file, Optional<String> team, Board board) throws BadFile {
    SprintCsv.Sprints sprints = csv.read(file);
    List<ImportReport.Team> teams = teams(sprints, team);
    if (team.isPresent() && teams.stream().noneMatch(ImportReport.Team::taken)) {
      throw BadFile.invalid(
          "team",
          teams.isEmpty()
              ? "The file names no teams. Leave this out."
              : "The file holds no sprint of this team. " + ImportPlan.named(teams));
    }
    List<ImportPlan.Row> good = new ArrayList<>();
    List<ImportReport.RefusedRow> refused = new ArrayList<>(sprints.broken());
    Set<String> known = new HashSet<>();
    board.all(PastSprint.class).forEach(past -> known.add(past.order() + "/" + past.title()));
    Set<String> seen = new HashSet<>();
    for (SprintCsv.Row row : sprints.good()) {
      String sprint = row.order() + "/" + row.title();
      if (team.isPresent() && teams.size() > 1 && row.board().isEmpty()) {
        refused.add(new ImportReport.RefusedRow(row.line(), "team", "The row names no team."));
      } else if (team.isPresent() && !row.board().isEmpty() && !row.board().equals(team.get())) {
        continue;
      } else if (row.delivered().signum() < 0) {
        refused.add(new ImportReport.RefusedRow(
            row.line(), "delivered", "More was taken out of the sprint than was done in it."));
      } else if (known.contains(sprint)) {
        refused.add(new ImportReport.RefusedRow(
            row.line(), "order", "This sprint is in the history already."));
      } else if (!seen.add(sprint)) {
        // Teams that share sprints export each of them once a team.
        refused.add(new ImportReport.RefusedRow(
            row.line(), "order", "An earlier line of the file is this sprint, which counts once."));
      } else good.add(new ImportPlan.Row(row.line(), List.of(op(row))));
    }
    return new ImportPlan(sprints.rows(), good, refused, sprints.columns(), teams);
  }

  private static List<ImportReport.Team> teams(SprintCsv.Sprints sprints, Optional<String> chosen) {
    TreeMap<String, Integer> counts = new TreeMap<>(BY_NAME);
    for (SprintCsv.Row row : sprints.good())
      if (!row.board().isEmpty()) counts.merge(row.board(), 1, Integer::sum);
    return counts.entrySet().stream()
        .map(team -> new ImportReport.Team(
            team.getKey(),
            team.getValue(),
            chosen.filter(name -> !name.equals(team.getKey())).isEmpty()))
        .toList();
  }

  private Op op(SprintCsv.Row row) {
    BigDecimal delivered = row.delivered().setScale(2, RoundingMode.HALF_UP);
    return new RecordSprint(ids.get(), row.title(), delivered, row.order(), row.start(), row.end());
  }
}
