package dev.tandem.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class ProblemsTest {
  private final Logger logger = (Logger) LoggerFactory.getLogger(Problems.class);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Vertx vertx = Vertx.vertx();

  @BeforeEach
  void listen() {
    log.start();
    logger.addAppender(log);
  }

  @AfterEach
  void close() throws Exception {
    logger.detachAppender(log);
    await(vertx.close());
  }

  @Test
  void aRequestThatItsSenderCutOffIsNoErrorOfOurs() throws Exception {
    assertThat(failureOf("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nonly this"))
        .isNotNull();
    assertThat(log.list).isEmpty();
  }

  @Test
  void aBugIsLoggedOnceWithItsReference() throws Exception {
    assertThat(failureOf("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n"))
        .isInstanceOf(IllegalStateException.class);
    assertThat(log.list).singleElement().satisfies(event -> {
      assertThat(event.getLevel()).isEqualTo(Level.ERROR);
      assertThat(event.getFormattedMessage()).startsWith("POST other failed, reference ");
    });
  }

  /** Sends a request and hangs up; gives the failure once it was answered. An empty body is a bug here. */
  private Throwable failureOf(String request) throws Exception {
    Promise<Throwable> answered = Promise.promise();
    Router router = Router.router(vertx);
    router
        .route()
        .handler(ctx -> Body.read(ctx.request().pause(), 1000)
            .compose(body -> Future.failedFuture(new IllegalStateException("a bug")))
            .onFailure(failure -> {
              ctx.fail(failure);
              answered.complete(failure);
            }));
    router.route().failureHandler(Problems::answer);
    int port = await(vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1"))
        .actualPort();
    try (Socket socket = new Socket("127.0.0.1", port)) {
      send(socket, request);
    }
    return await(answered.future());
  }

  private static void send(Socket socket, String request) throws IOException {
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }
}
