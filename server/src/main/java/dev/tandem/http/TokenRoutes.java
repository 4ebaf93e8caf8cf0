package dev.tandem.http;

import dev.tandem.auth.ApiTokens;
import dev.tandem.auth.ApiTokens.Listed;
import dev.tandem.auth.Identity;
import dev.tandem.auth.Ulids;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Hat;
import dev.tandem.domain.board.Member;
import dev.tandem.domain.board.Op;
import dev.tandem.domain.board.Right;
import dev.tandem.domain.members.AddMember;
import dev.tandem.domain.members.RemoveMember;
import dev.tandem.protocol.SentOp;
import dev.tandem.room.BoardRoom;
import dev.tandem.room.Submission;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Tokens for programs: making, listing and revoking them. */
final class TokenRoutes {
  private final Boards boards;
  private final ApiTokens tokens;
  private final Names names;

  TokenRoutes(Boards boards, ApiTokens tokens, Names names) {
    this.boards = boards;
    this.tokens = tokens;
    this.names = names;
  }

  void mount(Api api) {
    api.post("/api/boards/:board/tokens", this::make);
    api.get("/api/boards/:board/tokens", this::list);
    api.delete("/api/boards/:board/tokens/:id", this::revoke);
  }

  private Future<Void> make(Call call) {
    return boards.room(call, Right.MANAGE).compose(room -> {
      Fields fields = Fields.of(call.body(), "name", "hats");
      String name = names.check("name", fields.text("name"));
      List<Hat> hats = Hats.of(fields.texts("hats"));
      EntityId member = Ulids.next();
      return submit(call, room, new AddMember(member, name, hats))
          .compose(done -> tokens.make(room.id(), member, name, hats))
          .compose(token ->
              call.json(200, new JsonObject().put("id", member.value()).put("token", token)));
    });
  }

  /** Tokens whose member was taken off the board are worth nothing and are left out. */
  private Future<Void> list(Call call) {
    return boards
        .room(call, Right.MANAGE)
        .compose(room -> tokens
            .of(room.id())
            .compose(all -> call.json(
                200,
                new JsonObject()
                    .put(
                        "tokens",
                        new JsonArray(all.stream()
                            .filter(token ->
                                room.board().find(token.id(), Member.class).isPresent())
                            .map(TokenRoutes::json)
                            .toList())))));
  }

  private static JsonObject json(Listed token) {
    return new JsonObject()
        .put("id", token.id().value())
        .put("name", token.name())
        .put("hats", new JsonArray(token.hats().stream().map(Hat::wire).toList()))
        .put("at", token.at());
  }

  private Future<Void> revoke(Call call) {
    EntityId id = call.id("id");
    return boards
        .room(call, Right.MANAGE)
        .compose(room -> tokens
            .revoke(room.id(), id)
            .compose(found -> {
              if (!found) return Future.failedFuture(Problem.notFound("There is no such token."));
              return room.board().find(id, Member.class).isEmpty()
                  ? Future.succeededFuture()
                  : submit(call, room, new RemoveMember(id));
            })
            .compose(done -> call.done()));
  }

  private Future<Void> submit(Call call, BoardRoom room, Op op) {
    Identity who = call.person();
    Submission submission = Submission.of(who, boards.client(), List.of(SentOp.of(1, op)), false);
    return room.submit(submission).compose(answers -> Boards.done(answers.get(0)));
  }
}
