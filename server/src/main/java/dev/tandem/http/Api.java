package dev.tandem.http;

import dev.tandem.auth.Origins;
import dev.tandem.auth.SignIns;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * Mounts calls. Before a call is done its origin is checked, its token looked up and its body read, in this order, so
 * that strangers cannot make the server hold large bodies.
 */
final class Api {
  /** Name of the cookie that holds a person's token. */
  static final String COOKIE = "tandem";

  /** Most bytes of a body where a route says nothing else. */
  static final int SMALL = 64 * 1024;

  private static final String BEARER = "bearer ";

  private final Router router;
  private final SignIns signIns;
  private final Origins origins;
  private final boolean trustProxy;

  Api(Router router, SignIns signIns, Origins origins, boolean trustProxy) {
    this.router = router;
    this.signIns = signIns;
    this.origins = origins;
    this.trustProxy = trustProxy;
  }

  /** What a call does; it answers by {@link Call}, or fails. */
  @FunctionalInterface
  interface Action {
    Future<Void> on(Call call) throws Exception;
  }

  void get(String path, Action action) {
    mount(HttpMethod.GET, path, 0, true, action);
  }

  void post(String path, Action action) {
    mount(HttpMethod.POST, path, SMALL, true, action);
  }

  void delete(String path, Action action) {
    mount(HttpMethod.DELETE, path, 0, true, action);
  }

  /** A call with a body of up to {@code most} bytes. */
  void post(String path, int most, Action action) {
    mount(HttpMethod.POST, path, most, true, action);
  }

  /** A call that is not only for those who are signed in. */
  void open(HttpMethod method, String path, Action action) {
    mount(method, path, method == HttpMethod.POST ? SMALL : 0, false, action);
  }

  private void mount(
      HttpMethod method, String path, int mostBody, boolean signedIn, Action action) {
    router.route(method, path).handler(ctx -> {
      ctx.request().pause();
      ctx.addEndHandler(end -> dropRest(ctx.request()));
      handle(ctx, mostBody, signedIn, action).onFailure(ctx::fail);
    });
  }

  /** A body that nobody wanted must not hold up the next request of the connection. */
  private static void dropRest(HttpServerRequest request) {
    if (!request.isEnded()) request.resume();
  }

  private Future<Void> handle(RoutingContext ctx, int mostBody, boolean signedIn, Action action) {
    Optional<String> bearer = bearer(ctx.request());
    boolean changes = ctx.request().method() != HttpMethod.GET;
    if (changes && bearer.isEmpty() && !origins.accepts(ctx.request().headers())) {
      return Future.failedFuture(
          Problem.noRight("This page is not one of this server's: its origin is not ours."));
    }
    String token = bearer.or(() -> cookie(ctx)).orElse("");
    return signIns
        .who(token)
        .compose(who -> {
          if (signedIn && who.isEmpty()) return Future.failedFuture(Problem.signIn());
          return (mostBody == 0
                  ? Future.succeededFuture(Buffer.buffer())
                  : Body.read(ctx.request(), mostBody))
              .map(body -> new Call(ctx, who, token, body));
        })
        .compose(call -> act(action, call));
  }

  private static Future<Void> act(Action action, Call call) {
    try {
      return action.on(call);
    } catch (Exception e) {
      return Future.failedFuture(e);
    }
  }

  /** The page a request came from, empty for programs. */
  static Optional<String> origin(HttpServerRequest request) {
    return Optional.ofNullable(request.getHeader("origin"));
  }

  /** The address a request came from; behind a trusted proxy the one the proxy saw. */
  String address(HttpServerRequest request) {
    String forwarded = trustProxy ? request.getHeader("x-forwarded-for") : null;
    if (forwarded == null) return request.remoteAddress().hostAddress();
    return forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
  }

  private static Optional<String> bearer(HttpServerRequest request) {
    String header = request.getHeader("authorization");
    boolean bearer = header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length());
    return bearer ? Optional.of(header.substring(BEARER.length()).strip()) : Optional.empty();
  }

  private static Optional<String> cookie(RoutingContext ctx) {
    return Optional.ofNullable(ctx.request().getCookie(COOKIE)).map(Cookie::getValue);
  }

  /** A request's route as it was mounted, for logs and metrics: never an id or a token. */
  static String route(RoutingContext ctx) {
    return ctx.currentRoute() == null || ctx.currentRoute().getPath() == null
        ? "other"
        : ctx.currentRoute().getPath();
  }
}
