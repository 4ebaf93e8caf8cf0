package dev.tandem.sim.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.room.Loop;
import dev.tandem.sim.page.Outbox.Entry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Sends the outbox while the connection is live: first what a gone tab left behind (Sender.ts). */
final class Sender {
  private static final long AGAIN = 3_000;
  private static final Set<Integer> HOPELESS = Set.of(400, 403, 404, 410, 413);

  private final Loop loop;
  private final PendingOps office;
  private final Storage storage;
  private final Transport transport;
  private final Consumer<Buffer> send;
  private int connection;
  private boolean open;
  private boolean running;
  private boolean wanted;
  private long pausedUntil;
  private long timer = -1;

  Sender(
      Loop loop, PendingOps office, Storage storage, Transport transport, Consumer<Buffer> send) {
    this.loop = loop;
    this.office = office;
    this.storage = storage;
    this.transport = transport;
    this.send = send;
  }

  void start() {
    open = true;
    pausedUntil = 0;
    pump();
  }

  void stop() {
    open = false;
    connection++;
    loop.cancel(timer);
    office.outbox().ground();
  }

  void pause(long ms) {
    office.outbox().ground();
    later(ms);
  }

  void pump() {
    wanted = true;
    if (running) return;
    running = true;
    whileWanted();
  }

  private void whileWanted() {
    if (!wanted || !open) {
      running = false;
      return;
    }
    wanted = false;
    run().onComplete(done -> {
      if (done.failed()) later(AGAIN);
      whileWanted();
    });
  }

  private Future<Void> run() {
    if (!open || loop.millis() < pausedUntil) return Future.succeededFuture();
    List<Entry> inherited = office.outbox().inherited();
    if (!inherited.isEmpty()) {
      return post(inherited).compose(answered -> {
        if (answered) return run();
        later(AGAIN);
        return Future.succeededFuture();
      });
    }
    List<Entry> batch = office.outbox().next();
    return batch.isEmpty() ? Future.succeededFuture() : sendBatch(batch).compose(sent -> run());
  }

  private Future<Void> sendBatch(List<Entry> batch) {
    int on = connection;
    boolean numbered = office.outbox().number(batch);
    Promise<Void> done = Promise.promise();
    storage
        .number(batch.stream().map(entry -> entry.pending).toList())
        .otherwise(true)
        .onSuccess(ours -> {
          if (!ours) {
            if (numbered) office.outbox().takeBack(batch);
            storage
                .held()
                .onSuccess(held -> {
                  office.takenOver(office.outbox().entries().stream()
                      .filter(entry -> entry.stored && !held.contains(entry.pending.key))
                      .toList());
                  done.complete();
                })
                .onFailure(done::fail);
            return;
          }
          if (on == connection) {
            office.outbox().fly(batch, loop.millis());
            send.accept(Messages.ops(sent(batch), !batch.get(0).pending.group.isEmpty()));
          }
          done.complete();
        });
    return done.future();
  }

  private Future<Boolean> post(List<Entry> inherited) {
    Entry first = inherited.stream()
        .min(Comparator.comparingLong(entry -> entry.pending.n))
        .orElseThrow();
    List<Entry> alike =
        inherited.stream().filter(entry -> Outbox.sameClient(entry, first)).toList();
    boolean together = !first.pending.group.isEmpty();
    List<Entry> batch = (together ? office.outbox().groupOf(first) : alike)
        .stream()
            .limit(together ? Long.MAX_VALUE : 100)
            .sorted(Comparator.comparingLong(entry -> entry.pending.n))
            .toList();
    return transport
        .postOps(first.pending.client, sent(batch), together)
        .map(answers -> {
          boolean known = false;
          for (JsonNode answer : answers) {
            office.answer(first.pending.client, answer);
            known |= !answer.path("state").textValue().equals("unknown");
          }
          return known;
        })
        .recover(why -> {
          boolean hopeless =
              why instanceof Transport.Failure failure && HOPELESS.contains(failure.status());
          if (hopeless) office.hopeless(batch);
          return Future.succeededFuture(hopeless);
        });
  }

  private void later(long ms) {
    pausedUntil = loop.millis() + ms;
    loop.cancel(timer);
    timer = loop.after(ms + 1, this::pump);
  }

  private static String sent(List<Entry> batch) {
    return batch.stream()
        .map(entry -> entry.pending.sent())
        .collect(Collectors.joining(",", "[", "]"));
  }
}
