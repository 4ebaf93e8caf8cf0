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
    add(
        from,
        commit.entities().size(),
        commit.clients().size(),
        commit.refusals().size(),
        commit.heard().size());
    addEntities(names, commit.entities());
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

  private void addEntities(RedisKeys names, List<EntityWrite> entities) {
    // Only the buckets written to are named: most commits touch one.
    int[] places = new int[RedisKeys.BUCKETS];
    for (EntityWrite entity : entities) {
      int bucket = RedisKeys.bucketOf(entity.id());
      if (places[bucket] == 0) {
        keys.add(names.bucket(bucket));
        places[bucket] = keys.size();
      }
      add(places[bucket], entity.id());
      args.add(entity.value());
    }
  }

  private void add(Object... values) {
    for (Object value : values) {
      args.add(Buffer.buffer(value.toString()));
    }
  }
}
