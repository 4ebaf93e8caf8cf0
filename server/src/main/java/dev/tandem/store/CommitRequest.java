package dev.tandem.store;

import dev.tandem.store.Commit.ClientWrite;
import dev.tandem.store.Commit.EntityWrite;
import dev.tandem.store.Commit.Heard;
import dev.tandem.store.Commit.RefusalWrite;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;

/** A commit as {@code commit.lua} reads it; their order is described there. */
final class CommitRequest {
  /** Entities written by one call: Lua takes at most 8,000 values from an array at once. */
  private static final int MAX_PART = 1000;

  private final List<String> keys;
  private final List<Buffer> args = new ArrayList<>();

  CommitRequest(String node, Commit commit) {
    RedisKeys names = new RedisKeys(commit.board());
    Head expected = commit.expected();
    Head next = commit.next();
    long from = expected.version() + 1;
    keys = new ArrayList<>(List.of(names.meta(), names.log(), names.clients(), names.refused()));
    add(
        expected.epoch(),
        expected.version(),
        expected.tag(),
        next.epoch(),
        next.version(),
        next.tag());
    args.add(commit.payload());
    add(names.live());
    args.add(NodeMessage.batchHeader(node, from, next.version(), expected.tag(), next.tag()));
    add(from);
    int counts = args.size();
    add(commit.clients().size(), commit.refusals().size(), commit.heard().size());
    int strings = addEntities(names, commit.entities());
    args.add(counts, Buffer.buffer("" + strings));
    for (ClientWrite client : commit.clients()) {
      add(client.client(), client.member(), client.expected(), client.n());
    }
    for (RefusalWrite refusal : commit.refusals()) {
      add(refusal.client(), refusal.n(), refusal.code());
    }
    for (Heard heard : commit.heard()) {
      add(heard.client(), heard.upTo());
    }
  }

  List<String> keys() {
    return keys;
  }

  List<Buffer> args() {
    return args;
  }

  /** A bucket after the other; only those written to are named: most commits touch one. Answers how many strings that made. */
  private int addEntities(RedisKeys names, List<EntityWrite> entities) {
    int before = args.size();
    List<List<EntityWrite>> buckets = new ArrayList<>();
    for (int bucket = 0; bucket < RedisKeys.BUCKETS; bucket++) {
      buckets.add(new ArrayList<>());
    }
    entities.forEach(entity -> buckets.get(RedisKeys.bucketOf(entity.id())).add(entity));
    for (int bucket = 0; bucket < RedisKeys.BUCKETS; bucket++) {
      addBucket(names.bucket(bucket), buckets.get(bucket));
    }
    return args.size() - before;
  }

  private void addBucket(String key, List<EntityWrite> entities) {
    if (entities.isEmpty()) {
      return;
    }
    keys.add(key);
    for (int from = 0; from < entities.size(); from += MAX_PART) {
      List<EntityWrite> part = entities.subList(from, Math.min(entities.size(), from + MAX_PART));
      add(keys.size(), 2 * part.size());
      for (EntityWrite entity : part) {
        add(entity.id());
        args.add(entity.value());
      }
    }
  }

  private void add(Object... values) {
    for (Object value : values) {
      args.add(Buffer.buffer(value.toString()));
    }
  }
}
