package dev.tandem.http;

import dev.tandem.auth.Ulids;
import dev.tandem.config.ServerLimits;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.BoardInfo;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Hat;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Right;
import dev.tandem.domain.session.LiveSession;
import dev.tandem.domain.sprint.Sprint;
import dev.tandem.room.BoardRoom;
import dev.tandem.transfer.BadFile;
import dev.tandem.transfer.BoardCsv;
import dev.tandem.transfer.BoardMarkdown;
import dev.tandem.transfer.ImportPlan;
import dev.tandem.transfer.ImportReport;
import dev.tandem.transfer.Minutes;
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
import java.util.function.Function;

/** Files in and out. Reading, trying and writing them is done on a worker. */
final class TransferRoutes {
  private static final Set<String> READ = Set.of("csv", "json", "sprints");
  private static final Set<String> VIEWS = Set.of("roadmap", "sprint", "review");

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
    Wish wish = new Wish(format, call.query("map"), call.query("team"), dryRun);
    return boards
        .room(call, Right.MANAGE)
        .compose(room -> plan(wish, call, room)
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

  /** What a call asks to be done with its file; {@code team}: whose sprints to take of a file of several teams. */
  private record Wish(String format, Optional<String> map, Optional<String> team, boolean dryRun) {}

  private Future<ImportPlan> plan(Wish wish, Call call, BoardRoom room) {
    Board board = room.board();
    OpContext owner = new OpContext(
        call.person().member(), EnumSet.of(Hat.OWNER), System.currentTimeMillis(), limits.board());
    return vertx.executeBlocking(
        () -> read(wish, call.body().getBytes(), board).triedOn(board, owner), false);
  }

  private ImportPlan read(Wish wish, byte[] file, Board board) throws BadFile {
    return switch (wish.format()) {
      case "csv" ->
        new StoryPlan(limits.board(), limits.importRows(), Ulids::next).of(file, wish.map(), board);
      case "sprints" ->
        new SprintImport(limits.board(), limits.importRows(), Ulids::next)
            .of(file, wish.team(), board);
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
    JsonObject json = new JsonObject()
        .put("rows", report.rows())
        .put("created", report.created())
        .put("refused", refused)
        .put("columns", columns);
    return report.teams().isEmpty() ? json : json.put("teams", teams(report));
  }

  private static JsonArray teams(ImportReport report) {
    JsonArray teams = new JsonArray();
    report
        .teams()
        .forEach(team -> teams.add(new JsonObject()
            .put("team", team.team())
            .put("sprints", team.sprints())
            .put("taken", team.taken())));
    return teams;
  }

  private Future<Void> give(Call call) {
    String format = call.path("format");
    return switch (format) {
      case "csv" -> give(call, format, "text/csv; charset=utf-8", BoardCsv::export);
      case "json" -> give(call, format, "application/json", TandemJson::export);
      case "markdown" -> call.query("session").isPresent() ? minutes(call) : markdown(call);
      default -> throw Problem.notFound("Boards are exported as json, csv and markdown.");
    };
  }

  private Future<Void> give(Call call, String format, String type, Function<Board, byte[]> export) {
    return boards.room(call).compose(room -> {
      Board board = room.board();
      return vertx
          .executeBlocking(() -> Buffer.buffer(export.apply(board)), false)
          .compose(file -> send(call, type, fileName(board) + "." + format, file));
    });
  }

  /** The roadmap, a sprint or its review: {@code view}, and {@code sprint} where it is not the one that runs. */
  private Future<Void> markdown(Call call) {
    String view = call.query("view").orElse("roadmap");
    if (!VIEWS.contains(view))
      throw Problem.invalid("view", "Say which: roadmap, sprint or review.");
    Optional<EntityId> named = call.query("sprint").map(EntityId::of);
    return boards.room(call).compose(room -> {
      Board board = room.board();
      Optional<Sprint> sprint = named.isPresent()
          ? named.flatMap(id -> board.find(id, Sprint.class))
          : BoardMarkdown.current(board);
      if (sprint.isEmpty() && !view.equals("roadmap"))
        throw Problem.notFound("There is no such sprint.");
      return vertx
          .executeBlocking(() -> page(board, view, sprint), false)
          .compose(page -> sendPage(call, fileName(board) + "-" + view, page));
    });
  }

  private static String page(Board board, String view, Optional<Sprint> sprint) {
    return switch (view) {
      case "sprint" -> BoardMarkdown.sprint(board, sprint.orElseThrow());
      case "review" -> BoardMarkdown.review(board, sprint.orElseThrow());
      default -> BoardMarkdown.roadmap(board);
    };
  }

  private Future<Void> minutes(Call call) {
    EntityId session = EntityId.of(call.query("session").orElseThrow());
    return boards.room(call).compose(room -> {
      Board now = room.board();
      if (now.find(session, LiveSession.class).isEmpty())
        throw Problem.notFound("There is no such session.");
      return room.stretch(Minutes.firstVersion(now, session), Minutes.lastVersion(now, session))
          .compose(past -> vertx.executeBlocking(
              () -> Minutes.of(
                  past.before(), past.after(), session, past.authors(), BoardInfo.zoneOf(now)),
              false))
          .compose(page -> sendPage(call, fileName(now) + "-minutes", page));
    });
  }

  private Future<Void> sendPage(Call call, String name, String page) {
    return send(call, "text/markdown; charset=utf-8", name + ".md", Buffer.buffer(page));
  }

  private Future<Void> send(Call call, String type, String name, Buffer file) {
    call.ctx().response().putHeader("content-disposition", "attachment; filename=\"" + name + "\"");
    return Gzip.send(vertx, call, type, file);
  }

  private static String fileName(Board board) {
    String title = board.find(board.id(), BoardInfo.class).map(BoardInfo::title).orElse("");
    String plain =
        title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    return plain.isEmpty() ? "board" : plain.substring(0, Math.min(plain.length(), 60));
  }
}
