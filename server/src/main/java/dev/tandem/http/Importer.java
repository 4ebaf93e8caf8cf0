package dev.tandem.http;

import dev.tandem.auth.Identity;
import dev.tandem.domain.board.RefusalCode;
import dev.tandem.protocol.ServerMessage.Answer;
import dev.tandem.protocol.ServerMessage.State;
import dev.tandem.room.BoardRoom;
import dev.tandem.transfer.ImportPlan;
import dev.tandem.transfer.ImportPlan.Row;
import dev.tandem.transfer.ImportReport;
import dev.tandem.transfer.ImportReport.RefusedRow;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/** Carries a plan out and says what became of each row. */
final class Importer {
  private static final int MOST_TRIES = 3;

  private final ImportJobs jobs;

  Importer(ImportJobs jobs) {
    this.jobs = jobs;
  }

  /** Stores all good rows of a plan; the report comes when that is done. */
  Future<ImportReport> run(BoardRoom room, Identity author, ImportPlan plan) {
    return run(room, author, plan.good(), 1).map(plan::report);
  }

  private Future<List<RefusedRow>> run(
      BoardRoom room, Identity author, List<Row> rows, int attempt) {
    if (rows.isEmpty()) return Future.succeededFuture(List.of());
    return jobs.run(
            room, author, rows.stream().flatMap(row -> row.ops().stream()).toList())
        .compose(answers -> {
          List<Row> displaced = new ArrayList<>();
          List<RefusedRow> refused = new ArrayList<>();
          int at = 0;
          for (Row row : rows) {
            Answer first = answers.get(at);
            at += row.ops().size();
            if (first.state() == State.COMMITTED) continue;
            // Somebody removed what stood before it, while we were at work: it finds another place.
            if (isGone(first) && attempt < MOST_TRIES) displaced.add(row);
            else refused.add(refusal(row, first));
          }
          return run(room, author, ImportPlan.atTheEnd(displaced, room.board()), attempt + 1)
              .map(later -> {
                refused.addAll(later);
                return refused;
              });
        });
  }

  private static boolean isGone(Answer answer) {
    return answer.code().filter(code -> code == RefusalCode.GONE).isPresent();
  }

  private static RefusedRow refusal(Row row, Answer answer) {
    return new RefusedRow(
        row.line(),
        answer.field().orElse("row"),
        answer.text().orElse("The board did not take it."));
  }
}
