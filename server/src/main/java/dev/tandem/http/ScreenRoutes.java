package dev.tandem.http;

import dev.tandem.auth.Pairings;
import dev.tandem.auth.RateLimit;
import dev.tandem.auth.SignIns;
import dev.tandem.auth.Ulids;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Op;
import dev.tandem.domain.board.Right;
import dev.tandem.domain.wall.AddScreen;
import dev.tandem.domain.wall.Layout;
import dev.tandem.domain.wall.RemoveScreen;
import dev.tandem.domain.wall.Screen;
import dev.tandem.protocol.SentOp;
import dev.tandem.protocol.Wire;
import dev.tandem.room.BoardRoom;
import dev.tandem.room.Submission;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Wall displays of a board: letting them in, by a link or by the code they show, listing and revoking them. */
final class ScreenRoutes {
  private final Boards boards;
  private final SignIns signIns;
  private final Pairings pairings;
  private final Links links;
  private final Optional<RateLimit> guesses;

  /** {@code guesses}: how many wrong codes one address may send, empty for any number. */
  ScreenRoutes(
      Boards boards, SignIns signIns, Pairings pairings, Links links, Optional<RateLimit> guesses) {
    this.boards = boards;
    this.signIns = signIns;
    this.pairings = pairings;
    this.links = links;
    this.guesses = guesses;
  }

  void mount(Api api) {
    api.post("/api/boards/:board/screens", call -> make(api, call));
    api.get("/api/boards/:board/screens", this::list);
    api.delete("/api/boards/:board/screens/:id", this::revoke);
  }

  private Future<Void> make(Api api, Call call) {
    return boards.room(call, Right.ROADMAP).compose(room -> {
      Fields fields = Fields.of(call.body(), "layout", "code");
      Layout layout = layout(fields.text("layout"));
      Optional<String> code = fields.optionalText("code");
      return code.isPresent()
          ? pair(api, call, room, layout, code.get())
          : link(call, room, layout);
    });
  }

  private Future<Void> link(Call call, BoardRoom room, Layout layout) {
    EntityId screen = Ulids.next();
    return submit(call, room, new AddScreen(screen, layout))
        .compose(done -> signIns.openScreen(room.id(), screen))
        .compose(token -> call.json(
            200,
            new JsonObject().put("id", screen.value()).put("url", links.wall(room.id(), token))));
  }

  private Future<Void> pair(Api api, Call call, BoardRoom room, Layout layout, String code) {
    String address = api.address(call.ctx().request());
    Optional<RateLimit> spent = guesses.filter(limit -> !limit.allows(address));
    if (spent.isPresent()) return Future.failedFuture(Problem.rate(spent.get()));
    return pairings.claim(code).compose(claim -> {
      if (claim.isEmpty()) {
        guesses.ifPresent(limit -> limit.take(address));
        return Future.failedFuture(Problem.invalid(
            "code", "No screen shows this code now. A code works once, for five minutes."));
      }
      EntityId screen = Ulids.next();
      return submit(call, room, new AddScreen(screen, layout))
          .recover(failure ->
              pairings.giveBack(claim.get()).transform(given -> Future.<Void>failedFuture(failure)))
          .compose(done -> pairings.complete(claim.get(), room.id(), screen))
          .compose(paired -> call.json(200, new JsonObject().put("id", screen.value())));
    });
  }

  private static Layout layout(String word) {
    return Stream.of(Layout.values())
        .filter(known -> Wire.word(known).equals(word))
        .findFirst()
        .orElseThrow(() -> Problem.invalid("layout", "Layouts are roadmap, sprint and rotate."));
  }

  private Future<Void> list(Call call) {
    return boards.room(call, Right.ROADMAP).compose(room -> {
      List<JsonObject> screens = room.board()
          .all(Screen.class)
          .sorted(Comparator.comparing(Screen::id))
          .map(screen -> new JsonObject()
              .put("id", screen.id().value())
              .put("layout", Wire.word(screen.layout()))
              .put("at", screen.at()))
          .toList();
      return call.json(200, new JsonObject().put("screens", new JsonArray(screens)));
    });
  }

  /** The screen's token stays in the store and is worth nothing: its screen is not on the board any more. */
  private Future<Void> revoke(Call call) {
    EntityId screen = call.id("id");
    return boards
        .room(call, Right.ROADMAP)
        .compose(room -> room.board().find(screen, Screen.class).isEmpty()
            ? Future.failedFuture(Problem.notFound("There is no such screen."))
            : submit(call, room, new RemoveScreen(screen)))
        .compose(done -> call.done());
  }

  private Future<Void> submit(Call call, BoardRoom room, Op op) {
    Submission submission =
        Submission.of(call.person(), boards.client(), List.of(SentOp.of(1, op)), false);
    return room.submit(submission).compose(answers -> Boards.done(answers.get(0)));
  }
}
