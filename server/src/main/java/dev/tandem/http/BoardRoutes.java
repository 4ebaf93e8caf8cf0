package dev.tandem.http;

import dev.tandem.auth.BoardList;
import dev.tandem.auth.Identity;
import dev.tandem.auth.Ulids;
import dev.tandem.domain.backlog.Story;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.BoardInfo;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Hat;
import dev.tandem.room.Access;
import dev.tandem.room.BoardRoom;
import dev.tandem.room.PastChanges;
import dev.tandem.store.Head;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Making boards, listing them, reading one whole, as it was, or by its changes. */
final class BoardRoutes {
  /** How many changes of the past a call gets, and at most. */
  private static final int PAST = 100;

  private static final int MOST_PAST = 500;

  private final Vertx vertx;
  private final Boards boards;
  private final BoardList list;
  private final Names names;
  private final DemoBoards demos;
  private final boolean membersMakeBoards;

  BoardRoutes(
      Vertx vertx,
      Boards boards,
      BoardList list,
      Names names,
      DemoBoards demos,
      boolean membersMakeBoards) {
    this.vertx = vertx;
    this.boards = boards;
    this.list = list;
    this.names = names;
    this.demos = demos;
    this.membersMakeBoards = membersMakeBoards;
  }

  void mount(Api api) {
    api.post("/api/boards", this::create);
    api.get("/api/boards", this::all);
    api.get("/api/boards/:board", this::whole);
    api.get("/api/boards/:board/changes", this::changes);
    api.get("/api/boards/:board/history", this::history);
    api.get("/api/boards/:board/at", this::at);
  }

  private Future<Void> create(Call call) {
    Identity who = call.person();
    if (!who.operator() && (!membersMakeBoards || who.screenBoard().isPresent())) {
      throw Problem.noRight(
          "Only who runs this server may make boards: sign in by the owner link.");
    }
    Fields fields = Fields.of(call.body(), "name", "template", "zone");
    String title = names.check("name", fields.text("name"));
    String template = fields.optionalText("template").orElse("empty");
    if (!template.equals("empty") && !template.equals("demo")) {
      throw Problem.invalid("template", "Templates are empty and demo.");
    }
    Optional<String> zone = fields.optionalText("zone");
    if (zone.filter(name -> !ZoneId.getAvailableZoneIds().contains(name)).isPresent()) {
      throw Problem.invalid("zone", "This server knows no time zone of this name.");
    }
    EntityId id = Ulids.next();
    return boards
        .rooms()
        .create(id, title, zone, who)
        .compose(room -> list.add(id, who.member()).map(room))
        .compose(room -> template.equals("demo") ? demos.fill(room, who) : Future.succeededFuture())
        .compose(done -> call.json(201, new JsonObject().put("board", id.value())));
  }

  private Future<Void> all(Call call) {
    Identity who = call.person();
    return list.of(who)
        .compose(ids -> summaries(who, ids, new ArrayList<>()))
        .compose(found -> call.json(200, new JsonObject().put("boards", new JsonArray(found))));
  }

  /** One after the other: a board that was not open is read whole, and many of them must not fill the memory. */
  private Future<List<JsonObject>> summaries(
      Identity who, List<EntityId> ids, List<JsonObject> found) {
    if (ids.isEmpty()) return Future.succeededFuture(found);
    return boards
        .rooms()
        .open(ids.get(0).value())
        .map(room -> Access.maySee(room.board(), who)
            ? Optional.of(summary(room, who))
            : Optional.<JsonObject>empty())
        .otherwise(lost -> Optional.empty())
        .compose(summary -> {
          summary.ifPresent(found::add);
          return summaries(who, ids.subList(1, ids.size()), found);
        });
  }

  private static JsonObject summary(BoardRoom room, Identity who) {
    Board board = room.board();
    return new JsonObject()
        .put("board", room.id().value())
        .put(
            "title",
            board.find(room.id(), BoardInfo.class).map(BoardInfo::title).orElse(""))
        .put(
            "hats",
            new JsonArray(Access.hats(board, who).stream().map(Hat::wire).toList()))
        .put("stories", board.count(Story.class))
        .put("version", room.head().version());
  }

  private Future<Void> whole(Call call) {
    return boards.room(call).compose(room -> {
      String tag = etag(room.head());
      call.ctx().response().putHeader("etag", tag).putHeader("cache-control", "private, no-cache");
      if (tag.equals(call.ctx().request().getHeader("if-none-match"))) {
        return call.ctx().response().setStatusCode(304).end();
      }
      return room.wholeBoard().compose(json -> Gzip.send(vertx, call, "application/json", json));
    });
  }

  /** Weak, because the packed and the plain form of one board share it. */
  private static String etag(Head head) {
    return "W/\"" + head.epoch() + "-" + head.version() + "-" + head.tag() + "\"";
  }

  private Future<Void> changes(Call call) {
    long after = after(call.query("after"));
    return boards.room(call).compose(room -> room.changes(after)).compose(found -> {
      Buffer changes = found.orElseThrow(() -> Problem.gone(
          "after", "The changes since this version are not kept any more. Read the whole board."));
      return Gzip.send(vertx, call, "application/json", changes);
    });
  }

  private Future<Void> history(Call call) {
    PastChanges.Wanted wanted = new PastChanges.Wanted(
        number(call, "before", 0),
        (int) Math.min(MOST_PAST, Math.max(1, number(call, "limit", PAST))),
        call.query("about").map(EntityId::of),
        number(call, "since", 0),
        number(call, "until", Long.MAX_VALUE));
    return boards
        .room(call)
        .compose(room -> room.past(wanted))
        .compose(past -> Gzip.send(vertx, call, "application/json", past));
  }

  private Future<Void> at(Call call) {
    long version = number(call, "version", -1);
    Optional<EntityId> about = call.query("about").map(EntityId::of);
    return boards
        .room(call)
        .compose(room -> {
          if (version < 0 || version > room.head().version())
            throw Problem.invalid("version", "Name a version the board was at.");
          return room.boardAt(version, about);
        })
        .compose(was -> Gzip.send(vertx, call, "application/json", was));
  }

  private static long number(Call call, String name, long otherwise) {
    Optional<String> text = call.query(name);
    if (text.filter(number -> !number.matches("\\d{1,15}")).isPresent()) {
      throw Problem.invalid(name, "It must be a whole number.");
    }
    return text.map(Long::parseLong).orElse(otherwise);
  }

  private static long after(Optional<String> text) {
    if (text.filter(number -> number.matches("\\d{1,15}")).isEmpty()) {
      throw Problem.invalid("after", "It must be a version: a whole number.");
    }
    return Long.parseLong(text.get());
  }
}
