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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

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
  private int calls;

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
    in("act", list, 0, () -> sync.dispatch(ops, -1, null));
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
  private void in(String what, JsonNode value, int of, Runnable then) {
    long half = time.millis() * 1_000_000 + 500_000;
    if (half < time.now()) half += 1_000_000;
    last = Math.max(last, half);
    time.at(
        last,
        () -> process.run(() -> {
          step(what, value, of);
          then.run();
        }));
  }

  /** @param of the number of the call or socket it belongs to; 0: none */
  private void step(String what, JsonNode value, int of) {
    ObjectNode step = steps.addObject().put("at", time.millis());
    step.set(what, value);
    if (of > 0) step.put("of", of);
  }

  private <T> Future<T> later(Future<T> answer, String name, int of, Function<T, JsonNode> json) {
    Promise<T> promise = Promise.promise();
    answer.onComplete(done -> {
      if (done.succeeded())
        in(name, json.apply(done.result()), of, () -> promise.complete(done.result()));
      else {
        int status = done.cause() instanceof Transport.Failure failure ? failure.status() : 0;
        JsonNode code = JSON.getNodeFactory().numberNode(status);
        in("failed", code, of, () -> promise.fail(done.cause()));
      }
    });
    return promise.future();
  }

  private Transport recorded(Transport way) {
    return new Transport() {
      @Override
      public Future<String> ticket() {
        int call = ++calls;
        step("asks", JSON.getNodeFactory().textNode("ticket"), call);
        return later(way.ticket(), "ticket", call, JSON.getNodeFactory()::textNode);
      }

      @Override
      public Wire open(Ears ears) {
        int number = ++calls;
        step("opens", JSON.getNodeFactory().booleanNode(true), number);
        Wire wire = way.open(new Ears() {
          @Override
          public void opened() {
            in("opened", JSON.getNodeFactory().booleanNode(true), number, ears::opened);
          }

          @Override
          public void message(JsonNode message) {
            in("frame", message, number, () -> ears.message(message));
          }

          @Override
          public void closed(int code) {
            JsonNode json = JSON.getNodeFactory().numberNode(code);
            in("closed", json, number, () -> ears.closed(code));
          }
        });
        return new Wire() {
          @Override
          public void send(Buffer frame) {
            step("says", read(frame.getString(1, frame.length())), number);
            wire.send(frame);
          }

          @Override
          public void drop() {
            step("drops", JSON.getNodeFactory().booleanNode(true), number);
            wire.drop();
          }
        };
      }

      @Override
      public Future<JsonNode> postOps(String client, String list, boolean together) {
        int call = ++calls;
        ObjectNode post = JSON.createObjectNode().put("client", client).put("together", together);
        post.set("list", read(list));
        step("posts", post, call);
        return later(way.postOps(client, list, together), "posted", call, answers -> answers);
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
    private final Map<Integer, Promise<String>> tickets = new HashMap<>();
    private final Map<Integer, Promise<JsonNode>> posts = new HashMap<>();
    private final Map<Integer, Ears> sockets = new HashMap<>();
    private int calls;

    @Override
    public Future<String> ticket() {
      Promise<String> promise = Promise.promise();
      tickets.put(++calls, promise);
      return promise.future();
    }

    @Override
    public Wire open(Ears ears) {
      sockets.put(++calls, ears);
      return new Wire() {
        @Override
        public void send(Buffer frame) {}

        @Override
        public void drop() {}
      };
    }

    @Override
    public Future<JsonNode> postOps(String client, String list, boolean together) {
      Promise<JsonNode> promise = Promise.promise();
      posts.put(++calls, promise);
      return promise.future();
    }

    /** Lets a step come in. */
    void enter(JsonNode step, Steps page) {
      int of = step.path("of").intValue();
      if (step.has("ticket")) tickets.get(of).complete(step.path("ticket").textValue());
      else if (step.has("posted")) posts.get(of).complete(step.path("posted"));
      else if (step.has("failed")) {
        Failure failure = new Failure(step.path("failed").intValue());
        if (tickets.containsKey(of)) tickets.get(of).fail(failure);
        else posts.get(of).fail(failure);
      } else if (step.has("opened")) sockets.get(of).opened();
      else if (step.has("frame")) sockets.get(of).message(step.path("frame"));
      else if (step.has("closed")) sockets.get(of).closed(step.path("closed").intValue());
      else page.act(JSON.convertValue(step.path("act"), new TypeReference<List<JsonNode>>() {}));
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
