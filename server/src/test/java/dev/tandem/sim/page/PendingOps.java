package dev.tandem.sim.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.room.Loop;
import dev.tandem.sim.page.Outbox.Entry;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** The ops of a person from the moment they are made until they are saved or refused (PendingOps.ts). */
final class PendingOps {
  /** Hears of the end of ops; what a simulation counts. */
  interface Fates {
    /** An op is made; {@code key} names it over all tabs. */
    void made(PendingOp op);

    /** The author was shown that it is saved. */
    void saved(PendingOp op);

    /** The author was shown that it is refused. */
    void refused(PendingOp op, String code);
  }

  private final Loop loop;
  private final String client;
  private final Storage storage;
  private final Fates fates;
  private final LongSupplier version;
  private final Runnable changed;
  private final Outbox outbox;
  private final Sender sender;
  private final List<Storage.Refused> drawer = new ArrayList<>();
  private long lastKey;
  boolean busy;

  PendingOps(
      Loop loop,
      String client,
      Storage storage,
      Transport transport,
      Fates fates,
      Consumer<Buffer> send,
      LongSupplier version,
      Runnable changed) {
    this.loop = loop;
    this.client = client;
    this.storage = storage;
    this.fates = fates;
    this.version = version;
    this.changed = changed;
    outbox = new Outbox(client);
    sender = new Sender(loop, this, storage, transport, send);
  }

  Outbox outbox() {
    return outbox;
  }

  Sender sender() {
    return sender;
  }

  List<Storage.Refused> drawer() {
    return drawer;
  }

  void add(List<JsonNode> ops, String member, long guard, Consumer<String> told) {
    Optional<Entry> merged =
        ops.size() == 1 && guard < 0 ? outbox.mergeable(ops.get(0)) : Optional.empty();
    if (merged.isPresent()) {
      merged.get().pending.replace(ops.get(0));
      keep(List.of(merged.get()));
      return;
    }
    String group = ops.size() > 1 ? newKey() : "";
    List<Entry> entries = new ArrayList<>();
    for (JsonNode op : ops) {
      Entry entry = new Entry(new PendingOp(newKey(), member, group, op, guard, client));
      entry.waiting = told;
      fates.made(entry.pending);
      entries.add(entry);
    }
    outbox.add(entries);
    keep(entries);
  }

  void answer(String of, JsonNode answer) {
    Optional<Entry> entry = outbox.find(of, answer.path("n").longValue());
    if (entry.isEmpty()) return;
    switch (answer.path("state").textValue()) {
      case "committed" -> saved(entry.get(), answer.path("version").asLong(0));
      case "refused" -> refuse(entry.get(), answer.path("code").asText("INTERNAL"));
      default -> {}
    }
  }

  void refused(long n, String code) {
    outbox.find(client, n).ifPresent(entry -> refuse(entry, code));
  }

  void committed(String by, long n, long at) {
    outbox.find(by, n).ifPresent(entry -> saved(entry, at));
  }

  void arrived() {
    for (Entry entry : List.copyOf(outbox.entries())) {
      if (entry.savedAt >= 0 && entry.savedAt <= version.getAsLong()) saved(entry, entry.savedAt);
    }
  }

  void takeOver(String member) {
    storage.adopt(member).onComplete(done -> {
      if (done.succeeded()) {
        List<Entry> adopted = new ArrayList<>();
        for (PendingOp op : done.result()) {
          Entry entry = new Entry(op);
          entry.stored = true;
          adopted.add(entry);
        }
        outbox.add(adopted);
      }
      changed.run();
    });
  }

  void hopeless(List<Entry> entries) {
    entries.forEach(entry -> refuse(entry, "INTERNAL"));
  }

  /** The other tab tells how they end. */
  void takenOver(List<Entry> entries) {
    settle(entries);
  }

  private void keep(List<Entry> entries) {
    for (Entry entry : entries) entry.stored = false;
    storage.put(entries.stream().map(entry -> entry.pending).toList()).onComplete(stored -> {
      for (Entry entry : entries) entry.stored = true;
      sender.pump();
    });
  }

  private String newKey() {
    lastKey = Math.max(loop.millis() * 1000, lastKey + 1);
    return "%017d".formatted(lastKey) + client;
  }

  private void saved(Entry entry, long at) {
    if (at > version.getAsLong()) {
      entry.savedAt = at;
      entry.flight = null;
      return;
    }
    storage.remove(List.of(entry.pending.key));
    fates.saved(entry.pending);
    if (entry.waiting != null) entry.waiting.accept("saved");
    settle(List.of(entry));
  }

  private void refuse(Entry entry, String code) {
    entry.refusal = code;
    List<Entry> group = outbox.groupOf(entry);
    boolean waits = group.stream().anyMatch(one -> one.refusal == null);
    if (code.equals("TOGETHER") && waits) return;
    Entry culprit = group.stream()
        .filter(one -> one.refusal != null && !one.refusal.equals("TOGETHER"))
        .findFirst()
        .orElse(entry);
    List<String> keys = group.stream().map(one -> one.pending.key).toList();
    boolean asked = group.stream().anyMatch(one -> one.waiting != null);
    if (culprit.pending.guard >= 0 && asked) storage.remove(keys);
    else {
      Storage.Refused refused = new Storage.Refused(
          culprit.pending.key,
          culprit.pending.member,
          group.stream().map(one -> one.pending.op).toList(),
          culprit.refusal);
      drawer.add(refused);
      storage.refuse(keys, refused);
    }
    for (Entry one : group) {
      fates.refused(one.pending, culprit.refusal);
      if (one.waiting != null) one.waiting.accept(culprit.refusal);
    }
    settle(group);
  }

  private void settle(List<Entry> entries) {
    outbox.delete(entries);
    outbox.outcome(loop.millis());
    busy = false;
    changed.run();
  }
}
