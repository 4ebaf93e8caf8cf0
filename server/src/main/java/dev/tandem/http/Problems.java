package dev.tandem.http;

import dev.tandem.auth.Ulids;
import dev.tandem.protocol.BadField;
import dev.tandem.protocol.OpsReader;
import dev.tandem.protocol.StrictJson;
import dev.tandem.room.RoomTrouble;
import dev.tandem.store.DamagedArchive;
import dev.tandem.store.DamagedBoard;
import dev.tandem.store.StoreAway;
import dev.tandem.transfer.BadFile;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever stopped a call into problem+json. */
final class Problems {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  private Problems() {}

  /** Answers a call that failed, unless who made it is gone. */
  static void answer(RoutingContext ctx) {
    if (ctx.response().ended()) return;
    if (ctx.response().headWritten()) {
      ctx.request().connection().close();
      return;
    }
    Problem problem = ctx.failure() == null ? byStatus(ctx.statusCode()) : of(ctx.failure(), ctx);
    if (ctx.response().closed()) return;
    JsonObject json = new JsonObject()
        .put("status", problem.status())
        .put("code", problem.code())
        .put("detail", problem.getMessage());
    problem.field().ifPresent(field -> json.put("field", field));
    if (problem.retryAfter() > 0)
      ctx.response().putHeader("retry-after", "" + problem.retryAfter());
    if (problem.status() == 401) ctx.response().putHeader("www-authenticate", "Bearer");
    ctx.response()
        .setStatusCode(problem.status())
        .putHeader("content-type", "application/problem+json")
        .putHeader("cache-control", "no-store")
        .end(json.toBuffer());
  }

  private static Problem byStatus(int status) {
    return switch (status) {
      case 404, 405 -> Problem.notFound("There is nothing at this address.");
      case 413 -> Problem.limit("body", "The request is too large.");
      default -> Problem.of(status < 400 ? 500 : status, "The request cannot be answered.");
    };
  }

  private static Problem of(Throwable failure, RoutingContext ctx) {
    if (failure instanceof Problem problem) return problem;
    if (failure instanceof BadField bad) return Problem.invalid(bad.field(), bad.getMessage());
    if (failure instanceof OpsReader.NoNumber bad) return Problem.invalid("list", bad.getMessage());
    if (failure instanceof StrictJson.NotJson bad) return Problem.invalid("body", bad.getMessage());
    if (failure instanceof BadFile bad) {
      return bad.isTooLarge()
          ? Problem.limit(bad.field(), bad.getMessage())
          : Problem.invalid(bad.field(), bad.getMessage());
    }
    if (failure instanceof HttpClosedException)
      return Problem.invalid("body", "The request was cut off.");
    if (failure instanceof RoomTrouble.NoSuchBoard)
      return Problem.notFound("There is no such board.");
    if (failure instanceof RoomTrouble.ForeignClient bad) return Problem.noRight(bad.getMessage());
    if (failure instanceof RoomTrouble.Busy busy) return Problem.busy(busy.getMessage());
    if (failure instanceof StoreAway)
      return Problem.busy("Redis is away. Nothing is known to be lost; try again.");
    if (failure instanceof DamagedBoard) {
      LOG.error("{}", failure.getMessage());
      return Problem.busy(
          "The board is damaged and cannot be opened. Its operator finds more in the log.");
    }
    if (failure instanceof RoomTrouble.Damaged || failure instanceof DamagedArchive) {
      LOG.error("{}", failure.getMessage());
      return Problem.busy(failure.getMessage());
    }
    String reference = Ulids.next().value();
    LOG.error(
        "{} {} failed, reference {}", ctx.request().method(), Api.route(ctx), reference, failure);
    return Problem.internal(reference);
  }
}
