package dev.tandem.sim;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.sim.page.BoardSync;
import dev.tandem.sim.page.PendingOp;
import dev.tandem.sim.page.TabStorage;
import dev.tandem.sim.page.Transport;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * One tab whose every step is written down: what came in ({@code ticket}, {@code failed}, {@code opened}, {@code frame},
 * {@code closed}, {@code posted}, {@code act}) and what it did ({@code asks}, {@code opens}, {@code says}, {@code drops},
 * {@code posts}), with the ms. Timers fire on a whole ms, before what comes in at that ms; chance is always a half.
 */
final class Steps {
  static final ObjectMapper JSON = new ObjectMapper();

  final ArrayNode steps = JSON.createArrayNode();
  final Process process;
  final BoardSync sync;
  private final VirtualTime time;
  private long last;

  /**
   * @param left what a tab that is gone left on the device, taken over at once
   * @param way where what it does goes
   */
  Steps(VirtualTime time, String client, String member, List<PendingOp> left, Transport way) {
    this.time = time;
    process = new Process(time) {
      @Override
      long due(long ms) {
        return time.millis() * 1_000_000 + ms * 1_000_000;
      }

      @Override
      public double random() {
        return 0.5;
      }
    };
    List<PendingOp> leftovers = new ArrayList<>(left);
    sync = new BoardSync(
        process,
        "script",
        client,
        member,
        recorded(way),
        new TabStorage() {
          @Override
          public Future<List<PendingOp>> adopt(String by) {
            List<PendingOp> taken = List.copyOf(leftovers);
            leftovers.clear();
            return Future.succeededFuture(taken);
          }
        },
        new dev.tandem.sim.page.Copy.Shared(),
        new BoardSync.Watcher() {
          @Override
          public void made(PendingOp op) {}

          @Override
          public void saved(PendingOp op) {}

          @Override
          public void refused(PendingOp op, String code) {}

          @Override
          public void odd(String what) {
            throw new AssertionError(what);
          }
        });
  }

  /** Somebody does ops, half a ms after. */
  void act(List<JsonNode> ops) {
    ArrayNode list = JSON.createArrayNode().addAll(ops);
    in("act", list, () -> sync.dispatch(ops, -1, null));
  }

  /** How it ended, as both languages can tell. */
  ObjectNode end() {
    ObjectNode end = JSON.createObjectNode();
    end.put("state", sync.state());
    end.set("have", JSON.valueToTree(sync.have()));
    end.set("entities", JSON.valueToTree(sync.confirmed().entities()));
    ArrayNode pending = end.putArray("pending");
    for (PendingOp op : sync.pending()) {
      ObjectNode one = pending.addObject().put("client", op.client).put("n", op.n);
      one.set("op", op.op);
    }
    ArrayNode drawer = end.putArray("drawer");
    sync.drawer().forEach(refused -> {
      ObjectNode one = drawer.addObject().put("code", refused.code());
      one.putArray("ops").addAll(refused.ops());
    });
    return end;
  }

  /** Something comes in: at the half of this ms, or the next one. */
  private void in(String what, JsonNode value, Runnable then) {
    long half = time.millis() * 1_000_000 + 500_000;
    if (half < time.now()) half += 1_000_000;
    last = Math.max(last, half);
    time.at(last, () -> process.run(() -> {
      step(what, value);
      then.run();
    }));
  }

  private void step(String what, JsonNode value) {
    ObjectNode step = steps.addObject().put("at", time.millis());
    step.set(what, value);
  }

  private <T> Future<T> later(Future<T> answer, String name, java.util.function.Function<T, JsonNode> json) {
    Promise<T> promise = Promise.promise();
    answer.onComplete(done -> {
      if (done.succeeded())
        in(name, json.apply(done.result()), () -> promise.complete(done.result()));
      else {
        int status = done.cause() instanceof Transport.Failure failure ? failure.status() : 0;
        in("failed", JSON.getNodeFactory().numberNode(status), () -> promise.fail(done.cause()));
      }
    });
    return promise.future();
  }

  private Transport recorded(Transport way) {
    return new Transport() {
      @Override
      public Future<String> ticket() {
        step("asks", JSON.getNodeFactory().textNode("ticket"));
        return later(way.ticket(), "ticket", JSON.getNodeFactory()::textNode);
      }

      @Override
      public Wire open(Ears ears) {
        step("opens", JSON.getNodeFactory().booleanNode(true));
        Wire wire = way.open(new Ears() {
          @Override
          public void opened() {
            in("opened", JSON.getNodeFactory().booleanNode(true), ears::opened);
          }

          @Override
          public void message(JsonNode message) {
            in("frame", message, () -> ears.message(message));
          }

          @Override
          public void closed(int code) {
            in("closed", JSON.getNodeFactory().numberNode(code), () -> ears.closed(code));
          }
        });
        return new Wire() {
          @Override
          public void send(Buffer frame) {
            step("says", read(frame.getString(1, frame.length())));
            wire.send(frame);
          }

          @Override
          public void drop() {
            step("drops", JSON.getNodeFactory().booleanNode(true));
            wire.drop();
          }
        };
      }

      @Override
      public Future<JsonNode> postOps(String client, String list, boolean together) {
        ObjectNode post =
            JSON.createObjectNode().put("client", client).put("together", together);
        post.set("list", read(list));
        step("posts", post);
        return later(way.postOps(client, list, together), "posted", answers -> answers);
      }
    };
  }

  static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (java.io.IOException notJson) {
      throw new AssertionError(notJson);
    }
  }

  /** A way that leads nowhere: what comes in is what a script says. */
  static final class Scripted implements Transport {
    private Promise<String> ticket = Promise.promise();
    private Promise<JsonNode> post = Promise.promise();
    private Ears ears;
    private Consumer<Integer> failing = status -> {};

    @Override
    public Future<String> ticket() {
      ticket = Promise.promise();
      Promise<String> mine = ticket;
      failing = status -> mine.fail(new Failure(status));
      return ticket.future();
    }

    @Override
    public Wire open(Ears to) {
      ears = to;
      return new Wire() {
        @Override
        public void send(Buffer frame) {}

        @Override
        public void drop() {}
      };
    }

    @Override
    public Future<JsonNode> postOps(String client, String list, boolean together) {
      post = Promise.promise();
      Promise<JsonNode> mine = post;
      failing = status -> mine.fail(new Failure(status));
      return post.future();
    }

    /** Lets a step come in. */
    void enter(JsonNode step, Steps page) {
      if (step.has("ticket")) ticket.complete(step.path("ticket").textValue());
      else if (step.has("failed")) failing.accept(step.path("failed").intValue());
      else if (step.has("opened")) ears.opened();
      else if (step.has("frame")) ears.message(step.path("frame"));
      else if (step.has("closed")) ears.closed(step.path("closed").intValue());
      else if (step.has("posted")) post.complete(step.path("posted"));
      else if (step.has("act"))
        page.act(JSON.convertValue(step.path("act"), new TypeReference<List<JsonNode>>() {}));
    }
  }

  static final List<String> INWARD =
      List.of("ticket", "failed", "opened", "frame", "closed", "posted", "act");

  static boolean comesIn(JsonNode step) {
    for (Map.Entry<String, JsonNode> field : step.properties())
      if (INWARD.contains(field.getKey())) return true;
    return false;
  }
}
