package dev.tandem.http;

import dev.tandem.auth.Identity;
import dev.tandem.domain.board.EntityId;
import dev.tandem.protocol.Ids;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;

/**
 * One call of the API: who asks, and what came.
 *
 * @param ctx the request and its answer
 * @param who who is signed in, empty: nobody
 * @param token the token they showed, empty when nobody is signed in
 * @param body what came, empty for calls without a body
 */
record Call(RoutingContext ctx, Optional<Identity> who, String token, Buffer body) {
  /** Who asks; 401 when nobody is signed in. */
  Identity person() {
    return who.orElseThrow(Problem::signIn);
  }

  /** A part of the path. */
  String path(String name) {
    return ctx.pathParam(name);
  }

  /** An id in the path; 404 when it is none. */
  EntityId id(String name) {
    String id = path(name);
    if (!Ids.isUlid(id)) throw Problem.notFound("There is nothing at this address.");
    return EntityId.of(id);
  }

  /** A parameter of the address; 400 when it is given twice. */
  Optional<String> query(String name) {
    List<String> values = ctx.queryParam(name);
    if (values.size() > 1) throw Problem.invalid(name, "It is given more than once.");
    return values.stream().findFirst();
  }

  /** Answers with JSON. */
  Future<Void> json(int status, JsonObject json) {
    return bytes(status, "application/json", json.toBuffer());
  }

  /** Answers with bytes of a content type. */
  Future<Void> bytes(int status, String type, Buffer bytes) {
    if (!ctx.response().headers().contains("cache-control"))
      ctx.response().putHeader("cache-control", "no-store");
    return ctx.response().setStatusCode(status).putHeader("content-type", type).end(bytes);
  }

  /** Answers that it is done and there is nothing to say. */
  Future<Void> done() {
    return ctx.response()
        .setStatusCode(204)
        .putHeader("cache-control", "no-store")
        .end();
  }
}
