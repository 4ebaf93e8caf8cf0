package dev.tandem.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.sim.page.Transport;
import dev.tandem.testing.Inflating;
import dev.tandem.testing.TestServer;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import java.io.IOException;
import java.net.URI;
import java.util.function.Supplier;

/** A page's way to real servers; each call goes to the one that is named then. */
final class HttpTransport implements Transport {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long CALL_MS = 15_000;

  private final HttpClient http;
  private final WebSocketClient sockets;
  private final Supplier<String> server;
  private final String board;

  HttpTransport(HttpClient http, WebSocketClient sockets, Supplier<String> server, String board) {
    this.http = http;
    this.sockets = sockets;
    this.server = server;
    this.board = board;
  }

  @Override
  public Future<String> ticket() {
    return post("tickets", "{}").map(answer -> answer.path("ticket").textValue());
  }

  @Override
  public Future<JsonNode> postOps(String client, String list, boolean together) {
    String body =
        "{\"client\":\"" + client + "\",\"list\":" + list + ",\"together\":" + together + "}";
    return post("ops", body).map(answer -> answer.path("list"));
  }

  private Future<JsonNode> post(String call, String body) {
    URI at = URI.create(server.get());
    RequestOptions options = new RequestOptions()
        .setMethod(HttpMethod.POST)
        .setHost(at.getHost())
        .setPort(at.getPort())
        .setURI("/api/boards/" + board + "/" + call)
        .setTimeout(CALL_MS)
        .putHeader("authorization", "Bearer " + TestServer.OWNER);
    return http.request(options)
        .compose(request -> request.send(Buffer.buffer(body)))
        .compose(answer -> answer.body().map(bytes -> read(answer.statusCode(), bytes)))
        .recover(why -> Future.failedFuture(why instanceof Failure ? why : new Failure(0)));
  }

  private static JsonNode read(int status, Buffer bytes) {
    if (status >= 300) throw new Failure(status);
    try {
      return JSON.readTree(bytes.getBytes());
    } catch (IOException notJson) {
      throw new AssertionError(notJson);
    }
  }

  @Override
  public Wire open(Ears ears) {
    URI at = URI.create(server.get());
    RealWire wire = new RealWire(ears);
    sockets
        .connect(new WebSocketConnectOptions()
            .setAllowOriginHeader(false)
            .setHost(at.getHost())
            .setPort(at.getPort())
            .setURI("/api/boards/" + board + "/live")
            .addSubProtocol("tandem.v1"))
        .onSuccess(wire::opened)
        .onFailure(why -> wire.closed(1006));
    return wire;
  }

  private static final class RealWire implements Wire {
    private final Ears ears;
    private final Promise<WebSocket> socket = Promise.promise();
    private boolean dropped;

    private RealWire(Ears ears) {
      this.ears = ears;
    }

    private void opened(WebSocket opened) {
      socket.complete(opened);
      if (dropped) {
        opened.close();
        return;
      }
      opened.binaryMessageHandler(frame -> {
        if (!dropped) ears.message(message(frame));
      });
      opened.closeHandler(
          gone -> closed(opened.closeStatusCode() == null ? 1006 : opened.closeStatusCode()));
      opened.exceptionHandler(why -> {});
      ears.opened();
    }

    private void closed(int code) {
      if (dropped) return;
      dropped = true;
      ears.closed(code);
    }

    private static JsonNode message(Buffer frame) {
      try {
        return JSON.readTree(Inflating.json(frame));
      } catch (IOException notJson) {
        throw new AssertionError(notJson);
      }
    }

    @Override
    public void send(Buffer frame) {
      socket.future().onSuccess(to -> {
        if (!to.isClosed()) to.writeBinaryMessage(frame);
      });
    }

    @Override
    public void drop() {
      dropped = true;
      socket.future().onSuccess(WebSocket::close);
    }
  }
}
