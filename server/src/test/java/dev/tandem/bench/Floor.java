package dev.tandem.bench;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The floor: a bare Vert.x on one event loop that sends each message it gets to everybody, as it is. With a time to gather,
 * what comes in within it goes out as one message.
 */
final class Floor {
  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  private final Set<ServerWebSocket> all = new LinkedHashSet<>();
  private final int gatherMs;
  private Buffer gathered = Buffer.buffer();
  private Buffer greeting = Buffer.buffer("{}");

  private Floor(int gatherMs) {
    this.gatherMs = gatherMs;
  }

  /** Arguments: the port, ms to gather (0: not at all). Whatever is put by HTTP greets each new socket. */
  public static void main(String[] arguments) {
    new Floor(Integer.parseInt(arguments[1])).listen(Integer.parseInt(arguments[0]));
  }

  private void listen(int port) {
    HttpServerOptions options = new HttpServerOptions()
        .setAcceptBacklog(4096)
        .addWebSocketSubProtocol("floor")
        .setPerMessageWebSocketCompressionSupported(false)
        .setPerFrameWebSocketCompressionSupported(false)
        .setMaxWebSocketMessageSize(1 << 26)
        .setMaxWebSocketFrameSize(1 << 26);
    vertx.runOnContext(start -> vertx
        .createHttpServer(options)
        .webSocketHandler(this::open)
        .requestHandler(request -> request.body().onSuccess(body -> {
          greeting = body;
          request.response().end();
        }))
        .listen(port, "127.0.0.1")
        .onSuccess(up -> System.out.println("Floor is ready")));
  }

  private void open(ServerWebSocket socket) {
    all.add(socket);
    socket.closeHandler(closed -> all.remove(socket));
    socket.handler(this::received);
    socket.writeBinaryMessage(greeting);
  }

  private void received(Buffer message) {
    if (gatherMs == 0) {
      tell(message);
      return;
    }
    if (gathered.length() == 0)
      vertx.setTimer(gatherMs, timer -> {
        tell(gathered);
        gathered = Buffer.buffer();
      });
    gathered.appendBuffer(message);
  }

  private void tell(Buffer message) {
    for (ServerWebSocket socket : all) socket.writeBinaryMessage(message);
  }
}
