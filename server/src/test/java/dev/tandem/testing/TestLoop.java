package dev.tandem.testing;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** One event loop, as the product has one, and a way for a test's own thread to make calls on it. */
public final class TestLoop implements AutoCloseable {
  private final Vertx vertx = Vertx.vertx();
  private final Context context = vertx.getOrCreateContext();

  /** The Vert.x the loop is of. */
  public Vertx vertx() {
    return vertx;
  }

  /** Makes the call on the loop and waits at most 20 s for its answer; throws the exception it failed with. */
  public <T> T get(Supplier<Future<T>> call) {
    return await(start(call));
  }

  /** Runs it on the loop and waits for its end. */
  public void run(Runnable work) {
    get(() -> {
      work.run();
      return Future.succeededFuture();
    });
  }

  /** Makes the call on the loop and does not wait. */
  public <T> CompletableFuture<T> start(Supplier<Future<T>> call) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    context.runOnContext(v -> {
      try {
        call.get().onComplete(answer::complete, answer::completeExceptionally);
      } catch (RuntimeException e) {
        answer.completeExceptionally(e);
      }
    });
    return answer;
  }

  /** Waits at most 20 s; throws the exception it failed with. */
  public static <T> T await(CompletableFuture<T> answer) {
    try {
      return answer.get(20, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new AssertionError(e);
    } catch (InterruptedException | TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    await(vertx.close().toCompletionStage().toCompletableFuture());
  }
}
