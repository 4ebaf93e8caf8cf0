package dev.tandem;

import dev.tandem.config.BadSettings;
import dev.tandem.config.ServerConfig;
import dev.tandem.store.RedisUnusable;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Entry of the jar. Standard output carries only what a person who starts it needs; logs go to standard error. */
public final class Main {
  private static final Logger LOG = LoggerFactory.getLogger(Main.class);
  private static final long STOP_SECONDS = 25;

  private Main() {}

  /**
   * Starts Tandem; with {@code backtest FOLDER} looks how forecasts did over the sprint histories in a folder instead; with
   * {@code --health} asks the server that runs with the same environment instead, and exits with 0
   * if it is ready, else with 1. A start that fails says why in one sentence and exits with 1.
   */
  public static void main(String[] args) throws InterruptedException {
    if (args.length == 2 && args[0].equals("backtest")) System.exit(BackTest.run(args[1]));
    ServerConfig config = config(System.getenv());
    if (args.length == 1 && args[0].equals("--health")) {
      System.exit(HealthProbe.isReady(config.host(), config.port()) ? 0 : 1);
    }
    // Most of a start is loading classes: on two cores, two halves at once.
    CompletableFuture<ServerVerticle> made =
        CompletableFuture.supplyAsync(() -> new ServerVerticle(config));
    // One event loop for the whole process: boards need no locks.
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    ServerVerticle server = made.join();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(vertx), "tandem-stop"));
    try {
      vertx.deployVerticle(server).toCompletionStage().toCompletableFuture().join();
    } catch (CompletionException failure) {
      fail(sentence(failure.getCause()));
    }
    System.out.println("Tandem is ready at " + server.address());
    server
        .ownerLink()
        .ifPresent(link -> System.out.println("Open this link once to become the owner: " + link));
  }

  private static ServerConfig config(Map<String, String> env) {
    try {
      return ServerConfig.fromEnv(env);
    } catch (BadSettings bad) {
      fail(bad.getMessage());
      throw new IllegalStateException(bad);
    }
  }

  private static String sentence(Throwable failure) {
    if (failure instanceof RedisUnusable || failure instanceof CannotListen)
      return failure.getMessage();
    LOG.error("The start failed", failure);
    return "Tandem cannot start: " + failure + ".";
  }

  private static void fail(String sentence) {
    System.err.println(sentence);
    System.exit(1);
  }

  /** Runs on Ctrl+C and on TERM. */
  private static void stop(Vertx vertx) {
    try {
      vertx.close().toCompletionStage().toCompletableFuture().get(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.error("Tandem did not stop in order", e);
    }
  }
}
