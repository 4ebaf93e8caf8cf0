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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Turns a file of past sprints into the history of a board. A sprint that is on the board already is not taken again. */
public final class SprintImport {
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
   * @throws BadFile when it holds no sprints, or too many rows
   */
  public ImportPlan of(byte[] file, Board board) throws BadFile {
    SprintCsv.Sprints sprints = csv.read(file);
    Set<String> known = new HashSet<>();
    board.all(PastSprint.class).forEach(past -> known.add(past.order() + "/" + past.title()));
    Set<String> seen = new HashSet<>();
    List<ImportPlan.Row> good = new ArrayList<>();
    List<ImportReport.RefusedRow> refused = new ArrayList<>(sprints.broken());
    for (SprintCsv.Row row : sprints.good()) {
      String sprint = row.order() + "/" + row.title();
      if (row.delivered().signum() < 0) {
        refused.add(new ImportReport.RefusedRow(
            row.line(), "delivered", "More was taken out of the sprint than was done in it."));
      } else if (known.contains(sprint)) {
        refused.add(new ImportReport.RefusedRow(
            row.line(), "order", "This sprint is in the history already."));
      } else if (!seen.add(sprint)) {
        // Teams that share sprints export each of them once a board; a board here has one team.
        refused.add(new ImportReport.RefusedRow(
            row.line(), "order", "An earlier line of the file is this sprint, which counts once."));
      } else good.add(new ImportPlan.Row(row.line(), List.of(op(row))));
    }
    return new ImportPlan(sprints.rows(), good, refused, sprints.columns());
  }

  private Op op(SprintCsv.Row row) {
    BigDecimal delivered = row.delivered().setScale(2, RoundingMode.HALF_UP);
    return new RecordSprint(ids.get(), row.title(), delivered, row.order(), row.start(), row.end());
  }
}
