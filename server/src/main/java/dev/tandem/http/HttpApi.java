package dev.tandem.http;

import dev.tandem.auth.ApiTokens;
import dev.tandem.auth.BoardList;
import dev.tandem.auth.IdeaTokens;
import dev.tandem.auth.Invites;
import dev.tandem.auth.Keys;
import dev.tandem.auth.Origins;
import dev.tandem.auth.Pairings;
import dev.tandem.auth.People;
import dev.tandem.auth.RateLimit;
import dev.tandem.auth.SignIns;
import dev.tandem.auth.StoredTickets;
import dev.tandem.config.ServerConfig;
import dev.tandem.metrics.ServerMetrics;
import dev.tandem.room.BoardRooms;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Puts all routes together. */
public final class HttpApi {
  private final Vertx vertx;
  private final ServerConfig config;

  /** An API for a server of these settings. */
  public HttpApi(Vertx vertx, ServerConfig config) {
    this.vertx = vertx;
    this.config = config;
  }

  /**
   * What the routes work with.
   *
   * @param ready whether the server is ready for people
   * @param randomHex 32 random hex digits: client ids of the server's own ops
   */
  public record Parts(
      Keys keys,
      BoardRooms rooms,
      People people,
      SignIns signIns,
      Invites invites,
      StoredTickets tickets,
      ImportJobs imports,
      Origins origins,
      Links links,
      WebBundle page,
      ServerMetrics metrics,
      BooleanSupplier ready,
      Supplier<String> randomHex) {}

  /** The router of everything but sockets. */
  public Router router(Parts parts) {
    Router router = Router.router(vertx);
    router.route().handler(ctx -> measure(ctx, parts.metrics()));
    router.route().handler(new Headers(parts.origins())::add);
    router.route().failureHandler(Problems::answer);
    new HealthRoutes(parts.ready(), parts.metrics()).mount(router);
    mount(new Api(router, parts.signIns(), parts.origins(), config.trustProxy()), parts);
    router.route("/api/*").handler(ctx -> ctx.fail(404));
    router.route("/api").handler(ctx -> ctx.fail(404));
    parts.page().mount(router);
    for (int status : new int[] {400, 404, 405, 413, 414, 431, 500})
      router.errorHandler(status, Problems::answer);
    return router;
  }

  private void mount(Api api, Parts parts) {
    Boards boards = new Boards(parts.rooms(), parts.randomHex());
    BoardList list = new BoardList(parts.keys());
    Names names = new Names(config.limits().board());
    Cookies cookies = new Cookies(parts.links().base().startsWith("https:"), config.session());
    Memberships memberships = new Memberships(boards);
    Joining joining = new Joining(
        parts.invites(),
        parts.people(),
        parts.signIns(),
        list,
        memberships,
        rate(config.limits().guesses()));
    DemoBoards demos = new DemoBoards(vertx, parts.imports(), config.limits().board());
    new BoardRoutes(vertx, boards, list, names, demos, config.membersMakeBoards()).mount(api);
    new RestoreRoutes(boards, list, memberships).mount(api);
    new OpRoutes(boards, config.limits().opsPerMessage(), config.limits().op()).mount(api);
    new ForecastRoutes(
            vertx, boards, config.limits().opsPerMessage(), config.limits().op())
        .mount(api);
    new TransferRoutes(vertx, boards, new Importer(parts.imports()), config.limits()).mount(api);
    new InviteRoutes(boards, parts.invites(), parts.links(), config.invite()).mount(api);
    new PeopleRoutes(parts.signIns(), joining, cookies, names).mount(api);
    Pairings pairings = new Pairings(parts.keys());
    new ScreenRoutes(
            boards,
            parts.signIns(),
            pairings,
            parts.links(),
            rate(config.limits().guesses()))
        .mount(api);
    new PairingRoutes(boards, parts.signIns(), pairings, rate(config.limits().guesses()))
        .mount(api);
    new TokenRoutes(boards, new ApiTokens(parts.keys()), names).mount(api);
    new IdeaRoutes(
            boards,
            new IdeaTokens(parts.keys()),
            parts.links(),
            names,
            rate(config.limits().guesses()))
        .mount(api);
    new TicketRoutes(boards, parts.tickets(), rate(config.limits().tickets())).mount(api);
    new OpenApi().mount(api);
  }

  private Optional<RateLimit> rate(int most) {
    return config.rateLimits()
        ? Optional.of(new RateLimit(most, () -> System.nanoTime() / 1_000_000))
        : Optional.empty();
  }

  private static void measure(io.vertx.ext.web.RoutingContext ctx, ServerMetrics metrics) {
    long begun = System.nanoTime();
    ctx.addEndHandler(end -> metrics.answered(
        ctx.request().method().name(),
        Api.route(ctx),
        ctx.response().getStatusCode(),
        System.nanoTime() - begun));
    ctx.next();
  }
}
