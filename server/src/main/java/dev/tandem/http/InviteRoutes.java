package dev.tandem.http;

import dev.tandem.auth.Invites;
import dev.tandem.auth.Invites.Listed;
import dev.tandem.domain.board.Hat;
import dev.tandem.domain.board.Right;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;

/** Invites to a board: making, listing and revoking them. */
final class InviteRoutes {
  private static final long LONGEST_SECONDS = 366L * 24 * 3600;

  private final Boards boards;
  private final Invites invites;
  private final Links links;
  private final Duration lasting;

  InviteRoutes(Boards boards, Invites invites, Links links, Duration lasting) {
    this.boards = boards;
    this.invites = invites;
    this.links = links;
    this.lasting = lasting;
  }

  void mount(Api api) {
    api.post("/api/boards/:board/invites", this::make);
    api.get("/api/boards/:board/invites", this::list);
    api.delete("/api/boards/:board/invites/:id", this::revoke);
  }

  private Future<Void> make(Call call) {
    return boards.room(call, Right.MANAGE).compose(room -> {
      Fields fields = Fields.of(call.body(), "hats", "expiresIn");
      List<Hat> hats = Hats.of(fields.texts("hats"));
      Duration time = fields
          .optionalWhole("expiresIn", 1, LONGEST_SECONDS)
          .map(Duration::ofSeconds)
          .orElse(lasting);
      return invites
          .make(room.id(), hats, time)
          .compose(made -> call.json(
              200,
              new JsonObject().put("id", made.id().value()).put("url", links.join(made.token()))));
    });
  }

  private Future<Void> list(Call call) {
    return boards
        .room(call, Right.MANAGE)
        .compose(room -> invites.of(room.id()))
        .compose(all -> call.json(
            200,
            new JsonObject()
                .put(
                    "invites",
                    new JsonArray(all.stream().map(InviteRoutes::json).toList()))));
  }

  private static JsonObject json(Listed invite) {
    return new JsonObject()
        .put("id", invite.id().value())
        .put("hats", new JsonArray(invite.hats().stream().map(Hat::wire).toList()))
        .put("expires", invite.expires());
  }

  private Future<Void> revoke(Call call) {
    return boards
        .room(call, Right.MANAGE)
        .compose(room -> invites.revoke(room.id(), call.id("id")))
        .compose(found -> found
            ? call.done()
            : Future.failedFuture(Problem.notFound("There is no such invite.")));
  }
}
