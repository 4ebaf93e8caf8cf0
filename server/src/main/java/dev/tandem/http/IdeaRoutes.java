package dev.tandem.http;

import dev.tandem.auth.IdeaTokens;
import dev.tandem.auth.IdeaTokens.Place;
import dev.tandem.auth.Identity;
import dev.tandem.auth.RateLimit;
import dev.tandem.auth.Ulids;
import dev.tandem.domain.board.BoardInfo;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Op;
import dev.tandem.domain.board.Right;
import dev.tandem.domain.ideas.AddIdea;
import dev.tandem.domain.ideas.AddIdeaLink;
import dev.tandem.domain.ideas.IdeaLink;
import dev.tandem.protocol.SentOp;
import dev.tandem.room.BoardRoom;
import dev.tandem.room.Submission;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** Links through which anybody hands in ideas without signing in; revoking one is an op, {@code removeIdeaLink}. */
final class IdeaRoutes {
  private final Boards boards;
  private final IdeaTokens tokens;
  private final Links links;
  private final Names names;
  private final Optional<RateLimit> tries;

  /** {@code tries}: how often one address may call, empty for always. */
  IdeaRoutes(
      Boards boards, IdeaTokens tokens, Links links, Names names, Optional<RateLimit> tries) {
    this.boards = boards;
    this.tokens = tokens;
    this.links = links;
    this.names = names;
    this.tries = tries;
  }

  void mount(Api api) {
    api.post("/api/boards/:board/idealinks", this::make);
    api.open(HttpMethod.POST, "/api/ideas/about", call -> about(api, call));
    api.open(HttpMethod.POST, "/api/ideas", call -> handIn(api, call));
  }

  private Future<Void> make(Call call) {
    return boards.room(call, Right.ROADMAP).compose(room -> {
      EntityId link = Ulids.next();
      Submission submission = Submission.of(
          call.person(), boards.client(), List.of(SentOp.of(1, new AddIdeaLink(link))), false);
      return room.submit(submission)
          .compose(answers -> Boards.done(answers.get(0)))
          .compose(done -> tokens.make(room.id(), link))
          .compose(token -> call.json(
              200, new JsonObject().put("id", link.value()).put("url", links.ideas(token))));
    });
  }

  /** The name of the board a link hands ideas to: all that a link shows. */
  private Future<Void> about(Api api, Call call) {
    Fields fields = Fields.of(call.body(), "link");
    return place(api, call, fields.text("link"))
        .compose(at -> call.json(
            200,
            new JsonObject()
                .put(
                    "title",
                    at.room()
                        .board()
                        .find(at.room().id(), BoardInfo.class)
                        .map(BoardInfo::title)
                        .orElse(""))));
  }

  private Future<Void> handIn(Api api, Call call) {
    Fields fields = Fields.of(call.body(), "link", "title", "body", "name");
    Optional<String> body = fields.optionalText("body").filter(text -> !text.isBlank());
    Optional<String> name = fields
        .optionalText("name")
        .filter(text -> !text.isBlank())
        .map(text -> names.check("name", text));
    return place(api, call, fields.text("link")).compose(at -> {
      EntityId idea = Ulids.next();
      // Nobody is signed in: what comes through a link is done in the link's name, and it is only
      // this.
      Identity link =
          new Identity(at.link(), name.orElse(""), false, Optional.of(at.room().id()));
      Op op = new AddIdea(idea, fields.text("title"), body, name);
      return at.room()
          .submit(
              new Submission(link, true, boards.client(), List.of(SentOp.of(1, op)), false, false))
          .compose(answers -> Boards.done(answers.get(0)))
          .compose(done -> call.json(201, new JsonObject().put("id", idea.value())));
    });
  }

  private record At(BoardRoom room, EntityId link) {}

  private Future<At> place(Api api, Call call, String link) {
    String address = api.address(call.ctx().request());
    Optional<RateLimit> spent = tries.filter(limit -> !limit.take(address));
    if (spent.isPresent()) return Future.failedFuture(Problem.rate(spent.get()));
    String token = link.strip().substring(link.strip().lastIndexOf('#') + 1);
    return tokens
        .find(token)
        .compose(found -> found.map(this::open).orElseGet(() -> Future.failedFuture(revoked())));
  }

  private Future<At> open(Place place) {
    return boards.rooms().open(place.board().value()).map(room -> {
      if (room.board().find(place.link(), IdeaLink.class).isEmpty()) throw revoked();
      return new At(room, place.link());
    });
  }

  private static Problem revoked() {
    return Problem.notFound("This link does not work any more. Ask for a new one.");
  }
}
