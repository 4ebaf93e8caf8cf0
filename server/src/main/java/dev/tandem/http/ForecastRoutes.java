package dev.tandem.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.protocol.OpsReader;
import dev.tandem.protocol.ServerMessage;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;

/** The forecast of a board, and what it would be if something were done. */
final class ForecastRoutes {
  private static final int LARGEST_BODY = 1 << 20;

  private final Vertx vertx;
  private final Boards boards;
  private final OpsReader reader;

  ForecastRoutes(Vertx vertx, Boards boards, int mostOps, int opBytes) {
    this.vertx = vertx;
    this.boards = boards;
    reader = new OpsReader(mostOps, opBytes);
  }

  void mount(Api api) {
    api.get("/api/boards/:board/forecast", this::give);
    api.post("/api/boards/:board/preview", LARGEST_BODY, this::preview);
  }

  private Future<Void> give(Call call) {
    return boards.room(call).compose(room -> room.marks()).compose(marks -> send(call, marks));
  }

  private Future<Void> preview(Call call) {
    JsonNode ops = Fields.of(call.body(), "ops").node("ops");
    if (!ops.isArray()) throw Problem.invalid("ops", "It must be a list of ops.");
    return boards
        .room(call)
        .compose(
            room -> room.preview(call.person(), 0, reader.plain(ops, call.body().length())))
        .compose(seen -> send(call, seen));
  }

  private Future<Void> send(Call call, ServerMessage message) {
    Buffer frame = message.frame();
    return Gzip.send(vertx, call, "application/json", frame.slice(1, frame.length()));
  }
}
