package dev.tandem.http;

import dev.tandem.auth.Identity;
import dev.tandem.auth.Pairings;
import dev.tandem.auth.Pairings.Standing;
import dev.tandem.auth.RateLimit;
import dev.tandem.auth.SignIns;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.wall.Screen;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** What a screen on the wall calls by itself: a code to show, whether somebody typed it, and a new token for its old one. */
final class PairingRoutes {
  private static final String PATH = "/api/screens";

  private final Boards boards;
  private final SignIns signIns;
  private final Pairings pairings;
  private final Optional<RateLimit> codes;

  /** {@code codes}: how many codes one address may ask for, empty for any number. */
  PairingRoutes(Boards boards, SignIns signIns, Pairings pairings, Optional<RateLimit> codes) {
    this.boards = boards;
    this.signIns = signIns;
    this.pairings = pairings;
    this.codes = codes;
  }

  void mount(Api api) {
    api.open(HttpMethod.POST, PATH, call -> begin(api, call));
    api.post(PATH + "/token", this::renew);
    api.open(HttpMethod.GET, PATH + "/:secret", this::look);
  }

  private Future<Void> begin(Api api, Call call) {
    if (call.body().length() > 0) Fields.of(call.body());
    String address = api.address(call.ctx().request());
    Optional<RateLimit> spent = codes.filter(limit -> !limit.take(address));
    if (spent.isPresent()) return Future.failedFuture(Problem.rate(spent.get()));
    return pairings
        .begin()
        .compose(begun -> call.json(
            200,
            new JsonObject()
                .put("code", begun.code())
                .put("poll", PATH + "/" + begun.secret())
                .put("seconds", Pairings.LASTING.toSeconds())));
  }

  private Future<Void> look(Call call) {
    return pairings.look(call.path("secret")).compose(found -> {
      Standing standing =
          found.orElseThrow(() -> Problem.notFound("This code is over. Ask for a new one."));
      JsonObject json = new JsonObject();
      standing
          .paired()
          .ifPresent(paired ->
              json.put("token", paired.token()).put("board", paired.board().value()));
      return call.json(200, json);
    });
  }

  private Future<Void> renew(Call call) {
    if (call.body().length() > 0) Fields.of(call.body());
    Identity who = call.person();
    EntityId board = who.screenBoard().orElseThrow(PairingRoutes::noScreen);
    return boards.rooms().open(board.value()).compose(room -> {
      if (room.board().find(who.member(), Screen.class).isEmpty())
        return Future.failedFuture(noScreen());
      return signIns
          .renewScreen(call.token())
          .compose(token -> call.json(
              200, new JsonObject().put("token", token.orElseThrow(PairingRoutes::noScreen))));
    });
  }

  private static Problem noScreen() {
    return Problem.noRight("Only a screen of a board renews its token here.");
  }
}
