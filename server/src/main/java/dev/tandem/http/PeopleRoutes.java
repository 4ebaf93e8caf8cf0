package dev.tandem.http;

import dev.tandem.auth.Identity;
import dev.tandem.auth.SignIns;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;

/** Who am I, joining by a link, and leaving. */
final class PeopleRoutes {
  private final SignIns signIns;
  private final Joining joining;
  private final Cookies cookies;
  private final Names names;

  PeopleRoutes(SignIns signIns, Joining joining, Cookies cookies, Names names) {
    this.signIns = signIns;
    this.joining = joining;
    this.cookies = cookies;
    this.names = names;
  }

  void mount(Api api) {
    api.get("/api/me", this::me);
    api.post("/api/leave", this::leave);
    api.open(HttpMethod.POST, "/api/join", call -> join(api, call));
  }

  /** The page asks this when it opens: a sign-in that is used goes on. */
  private Future<Void> me(Call call) {
    Identity who = call.person();
    JsonObject me = new JsonObject()
        .put("member", who.member().value())
        .put("name", who.name())
        .put("operator", who.operator());
    return signIns.prolong(call.token()).compose(done -> {
      if (call.ctx().request().getCookie(Api.COOKIE) != null) cookies.give(call, call.token());
      return call.json(200, me);
    });
  }

  private Future<Void> leave(Call call) {
    cookies.drop(call);
    if (call.person().screenBoard().isPresent())
      throw Problem.noRight("A screen is taken off by its board.");
    return signIns.close(call.token()).compose(done -> call.done());
  }

  private Future<Void> join(Api api, Call call) {
    Fields fields = Fields.of(call.body(), "invite", "name");
    String invite = fields.text("invite");
    var name = fields.optionalText("name").map(given -> names.check("name", given.strip()));
    return joining
        .join(api.address(call.ctx().request()), invite, name, call.who(), call.token())
        .compose(joined -> {
          cookies.give(call, joined.token());
          JsonObject json = new JsonObject()
              .put("token", joined.token())
              .put("member", joined.who().member().value())
              .put("name", joined.who().name());
          joined.board().ifPresent(board -> json.put("board", board.value()));
          return call.json(200, json);
        });
  }
}
