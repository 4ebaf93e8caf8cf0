package dev.tandem.http;

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
import java.util.stream.Stream;

/** Read-only links for wall displays: making, listing and revoking them. */
final class ScreenRoutes {
  private final Boards boards;
  private final SignIns signIns;
  private final Links links;

  ScreenRoutes(Boards boards, SignIns signIns, Links links) {
    this.boards = boards;
    this.signIns = signIns;
    this.links = links;
  }

  void mount(Api api) {
    api.post("/api/boards/:board/screens", this::make);
    api.get("/api/boards/:board/screens", this::list);
    api.delete("/api/boards/:board/screens/:id", this::revoke);
  }

  private Future<Void> make(Call call) {
    return boards.room(call, Right.ROADMAP).compose(room -> {
      Fields fields = Fields.of(call.body(), "layout", "code");
      if (fields.optionalText("code").isPresent()) {
        throw Problem.invalid(
            "code", "Pairing by a code is not supported yet: leave it out to get a link.");
      }
      Layout layout = layout(fields.text("layout"));
      EntityId screen = Ulids.next();
      return submit(call, room, new AddScreen(screen, layout))
          .compose(done -> signIns.openScreen(room.id(), screen))
          .compose(token -> call.json(
              200,
              new JsonObject().put("id", screen.value()).put("url", links.wall(room.id(), token))));
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
