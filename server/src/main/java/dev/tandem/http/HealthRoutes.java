package dev.tandem.http;

import dev.tandem.metrics.ServerMetrics;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.BooleanSupplier;

/** Whether the server lives, whether it is ready for people, and its figures. */
final class HealthRoutes {
  private final BooleanSupplier ready;
  private final ServerMetrics metrics;

  /** {@code ready}: whether messages come back through Redis and the server is not about to stop. */
  HealthRoutes(BooleanSupplier ready, ServerMetrics metrics) {
    this.ready = ready;
    this.metrics = metrics;
  }

  void mount(Router router) {
    router.route(HttpMethod.GET, "/health/live").handler(ctx -> answer(ctx, true));
    router.route(HttpMethod.GET, "/health/ready").handler(ctx -> answer(ctx, ready.getAsBoolean()));
    router
        .route(HttpMethod.GET, "/metrics")
        .handler(ctx -> ctx.response()
            .putHeader("content-type", "text/plain; version=0.0.4; charset=utf-8")
            .putHeader("cache-control", "no-store")
            .end(metrics.text()));
  }

  private static void answer(RoutingContext ctx, boolean well) {
    ctx.response()
        .setStatusCode(well ? 200 : 503)
        .putHeader("content-type", "application/json")
        .putHeader("cache-control", "no-store")
        .end(new JsonObject().put("status", well ? "up" : "down").toBuffer());
  }
}
