package dev.tandem.testing;

import dev.tandem.ServerVerticle;
import dev.tandem.config.BadSettings;
import dev.tandem.config.ServerConfig;
import io.vertx.core.Context;
import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The whole server in the test's own JVM, on a free port, with a Redis that the test gives. */
public final class TestServer implements AutoCloseable {
  /** The owner token of every test server that sets no other. */
  public static final String OWNER = "owner-token-of-tests";

  private static final long SECONDS = 30;

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  private final ServerVerticle server;
  private boolean killed;

  private TestServer(Map<String, String> settings) {
    try {
      server = new ServerVerticle(ServerConfig.fromEnv(settings));
    } catch (BadSettings bad) {
      throw new AssertionError(bad);
    }
  }

  /**
   * Starts one and waits until it is ready.
   *
   * @param redisUrl see {@link TestRedis#url}
   * @param settings more settings as name, value, name, value; an empty TANDEM_OWNER_TOKEN gives an owner link
   */
  public static TestServer start(String redisUrl, String... settings) {
    Map<String, String> env = new HashMap<>();
    env.put("TANDEM_PORT", "0");
    env.put("REDIS_URL", redisUrl);
    env.put("TANDEM_OWNER_TOKEN", OWNER);
    for (int i = 0; i < settings.length; i += 2) env.put(settings[i], settings[i + 1]);
    TestServer test = new TestServer(env);
    try {
      await(test.vertx.deployVerticle(test.new Life()));
    } catch (RuntimeException failure) {
      test.kill();
      throw failure;
    }
    return test;
  }

  /** Where it is, without a slash at the end. */
  public String url() {
    return server.address();
  }

  /** The port it listens on. */
  public int port() {
    return server.port();
  }

  /** The one-time owner link, without an owner token. */
  public Optional<String> ownerLink() {
    return server.ownerLink();
  }

  /** Ends it as a crash would: nothing is drained, nobody is told, connections are just gone. */
  public void kill() {
    killed = true;
    await(vertx.close());
  }

  /** Stops it in order. Stopping twice is harmless. */
  @Override
  public void close() {
    await(vertx.close());
  }

  /** The server's life, whose end a kill leaves out: Vert.x then cuts what is open under it. */
  private final class Life implements Deployable {
    @Override
    public Future<?> deploy(Context context) throws Exception {
      return server.deploy(context);
    }

    @Override
    public Future<?> undeploy(Context context) throws Exception {
      return killed ? Future.succeededFuture() : server.undeploy(context);
    }
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new CompletionException(e.getCause());
    } catch (InterruptedException | TimeoutException e) {
      throw new AssertionError("the test server did not answer within " + SECONDS + " s", e);
    }
  }
}
