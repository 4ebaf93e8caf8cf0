package dev.tandem.http;

import dev.tandem.auth.Origins;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** Headers of every answer: scripts and styles from here only, no frames, no referrer (links carry tokens). */
final class Headers {
  private final String policy;

  Headers(Origins origins) {
    policy =
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self' "
            + origins.sockets()
            + "; worker-src 'self'; manifest-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
  }

  /** Sets them and goes on. */
  void add(RoutingContext ctx) {
    HttpServerResponse response = ctx.response();
    response.putHeader("content-security-policy", policy);
    response.putHeader("x-content-type-options", "nosniff");
    response.putHeader("referrer-policy", "no-referrer");
    response.putHeader("cross-origin-opener-policy", "same-origin");
    ctx.next();
  }
}
