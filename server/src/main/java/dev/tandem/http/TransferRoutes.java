package dev.tandem.http;

import dev.tandem.auth.Ulids;
import dev.tandem.config.ServerLimits;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.BoardInfo;
import dev.tandem.domain.board.Hat;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Right;
import dev.tandem.room.BoardRoom;
import dev.tandem.transfer.BadFile;
import dev.tandem.transfer.BoardCsv;
import dev.tandem.transfer.ImportPlan;
import dev.tandem.transfer.ImportReport;
import dev.tandem.transfer.SprintImport;
import dev.tandem.transfer.StoryPlan;
import dev.tandem.transfer.TandemJson;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Files in and out. Reading, trying and writing them is done on a worker. */
final class TransferRoutes {
  private static final Set<String> READ = Set.of("csv", "json", "sprints");

  private final Vertx vertx;
  private final Boards boards;
  private final Importer importer;
  private final ServerLimits limits;

  TransferRoutes(Vertx vertx, Boards boards, Importer importer, ServerLimits limits) {
    this.vertx = vertx;
    this.boards = boards;
    this.importer = importer;
    this.limits = limits;
  }

  void mount(Api api) {
    api.post("/api/boards/:board/import", limits.importBytes(), this::take);
    api.get("/api/boards/:board/export/:format", this::give);
  }

  private Future<Void> take(Call call) {
    String format = call.query("format")
        .orElseThrow(() -> Problem.invalid("format", "Say which: csv, json or sprints."));
    if (!READ.contains(format)) {
      throw Problem.invalid("format", "This server reads csv, json and sprints.");
    }
    boolean dryRun = dryRun(call.query("dryRun"));
    Optional<String> map = call.query("map");
    return boards
        .room(call, Right.MANAGE)
        .compose(room -> plan(format, map, call, room)
            .compose(plan -> dryRun
                ? Future.succeededFuture(plan.report())
                : importer.run(room, call.person(), plan)))
        .compose(report -> call.json(200, json(report)));
  }

  private static boolean dryRun(Optional<String> text) {
    String word = text.orElse("false");
    if (!word.equals("true") && !word.equals("false"))
      throw Problem.invalid("dryRun", "It must be true or false.");
    return word.equals("true");
  }

  private Future<ImportPlan> plan(String format, Optional<String> map, Call call, BoardRoom room) {
    Board board = room.board();
    OpContext owner = new OpContext(
        call.person().member(), EnumSet.of(Hat.OWNER), System.currentTimeMillis(), limits.board());
    return vertx.executeBlocking(
        () -> read(format, map, call.body().getBytes(), board).triedOn(board, owner), false);
  }

  private ImportPlan read(String format, Optional<String> map, byte[] file, Board board)
      throws BadFile {
    return switch (format) {
      case "csv" ->
        new StoryPlan(limits.board(), limits.importRows(), Ulids::next).of(file, map, board);
      case "sprints" ->
        new SprintImport(limits.board(), limits.importRows(), Ulids::next).of(file, board);
      default -> new TandemJson(limits.importRows(), Ulids::next).plan(file, board);
    };
  }

  private static JsonObject json(ImportReport report) {
    JsonArray refused = new JsonArray();
    report
        .refused()
        .forEach(row -> refused.add(new JsonObject()
            .put("line", row.line())
            .put("field", row.field())
            .put("reason", row.reason())));
    JsonArray columns = new JsonArray();
    report.columns().forEach(column -> {
      JsonObject json = new JsonObject().put("heading", column.heading());
      column.field().ifPresent(field -> json.put("field", field));
      columns.add(json);
    });
    return new JsonObject()
        .put("rows", report.rows())
        .put("created", report.created())
        .put("refused", refused)
        .put("columns", columns);
  }

  private Future<Void> give(Call call) {
    String format = call.path("format");
    if (!format.equals("csv") && !format.equals("json")) {
      throw Problem.notFound("Boards are exported as json and csv.");
    }
    return boards.room(call).compose(room -> {
      Board board = room.board();
      return vertx
          .executeBlocking(
              () -> Buffer.buffer(
                  format.equals("csv") ? BoardCsv.export(board) : TandemJson.export(board)),
              false)
          .compose(file -> {
            call.ctx()
                .response()
                .putHeader(
                    "content-disposition",
                    "attachment; filename=\"" + fileName(board) + "." + format + "\"");
            String type = format.equals("csv") ? "text/csv; charset=utf-8" : "application/json";
            return Gzip.send(vertx, call, type, file);
          });
    });
  }

  private static String fileName(Board board) {
    String title = board.find(board.id(), BoardInfo.class).map(BoardInfo::title).orElse("");
    String plain =
        title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    return plain.isEmpty() ? "board" : plain.substring(0, Math.min(plain.length(), 60));
  }
}
