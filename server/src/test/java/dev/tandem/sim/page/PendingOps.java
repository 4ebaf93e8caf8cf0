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

  private static final long MISSING_PAUSE = 300;

  private final Loop loop;
  private final String client;
  private final Storage storage;
  private final Fates fates;
  private final LongSupplier version;
  private final Runnable changed;
  private final Outbox outbox;
  private final Sender sender;
  private final List<Storage.Refused> drawer = new ArrayList<>();
  private final Consumer<Buffer> send;
  final KeptOps kept = new KeptOps();
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
    this.send = send;
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
    String state = answer.path("state").textValue();
    if (entry.isEmpty()) {
      if (of.equals(client)) answerKept(answer, state);
    } else if (state.equals("committed"))
      saved(entry.get(), answer.path("version").asLong(0));
    else if (state.equals("refused")) refuse(entry.get(), answer.path("code").asText("INTERNAL"));
    else if (of.equals(client)) sender.pause(MISSING_PAUSE);
  }

  private void answerKept(JsonNode answer, String state) {
    long n = answer.path("n").longValue();
    if (state.equals("committed"))
      kept.confirm(n, answer.path("version").asLong(version.getAsLong()));
    else if (state.equals("refused")) lost(n, answer.path("code").asText("LOST"));
    else if (n <= outbox.highest()) {
      List<PendingOp> again = kept.take(n);
      if (again.isEmpty()) send.accept(Messages.ops("[{\"n\":" + n + ",\"op\":null}]", false));
      else sendAgain(again);
    }
  }

  private void lost(long n, String code) {
    List<PendingOp> action = kept.take(n);
    if (action.isEmpty()) return;
    Storage.Refused refused = new Storage.Refused(
        action.get(0).key,
        action.get(0).member,
        action.stream().map(op -> op.op).toList(),
        code);
    drawer.add(refused);
    storage.refuse(List.of(), refused);
    for (PendingOp op : action) fates.refused(op, code);
    changed.run();
  }

  private void sendAgain(List<PendingOp> ops) {
    List<Entry> entries = ops.stream().map(Entry::new).toList();
    outbox.add(entries);
    keep(entries);
    changed.run();
  }

  void refused(long n, String code) {
    outbox.find(client, n).ifPresentOrElse(entry -> refuse(entry, code), () -> lost(n, code));
  }

  /** First and last number to ask the server about; null: none. */
  long[] range() {
    long[] open = outbox.range();
    if (kept.isEmpty()) return open;
    return open == null
        ? new long[] {kept.first(), kept.last()}
        : new long[] {Math.min(kept.first(), open[0]), Math.max(kept.last(), open[1])};
  }

  long heard() {
    return kept.isEmpty() ? outbox.heard() : Math.min(outbox.heard(), kept.first() - 1);
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
    String number = Long.toString(lastKey);
    return "0".repeat(17 - number.length()) + number + client;
  }

  private void saved(Entry entry, long at) {
    if (at > version.getAsLong()) {
      entry.savedAt = at;
      entry.flight = null;
      return;
    }
    storage.remove(List.of(entry.pending.key));
    if (entry.pending.client.equals(client))
      kept.keep(entry.pending, at > 0 ? at : version.getAsLong(), loop.millis());
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
