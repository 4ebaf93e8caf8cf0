package dev.tandem.store;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

/** Boards in Redis. What is atomic is said in the scripts, {@code redis/*.lua}; the keys are those of {@link RedisKeys}. */
public final class RedisBoardStore implements BoardStore {
  /** Layout of the keys. Raised when an older Tandem could not read them. */
  private static final String SCHEMA = "1";

  /** A board of 64 MiB takes about a second on two busy cores: its answer gets three times the usual time-out. */
  private static final int LOAD_PATIENCE = 3;

  private static final int CLIENTS_A_STEP = 200;

  private static final int FOUNDED_A_STEP = 500;

  private final RedisLink link;
  private final RedisArchive archive;

  /** @param link ended by {@link #close} */
  public RedisBoardStore(RedisLink link) {
    this.link = link;
    archive = new RedisArchive(link);
  }

  @Override
  public Future<Boolean> create(String board, String epoch) {
    return guarded(() -> {
      List<Buffer> args = List.of(text(epoch), text(0), text(Head.FIRST_TAG), text(SCHEMA));
      return link.eval(RedisScript.CREATE, new RedisKeys(board).all(), args)
          .map(answer -> switch (code(answer)) {
            case "CREATED" -> true;
            case "EXISTS" -> false;
            case "DAMAGED" -> throw new DamagedBoard(board);
            default -> throw unexpected(answer);
          });
    });
  }

  @Override
  public Future<Boolean> found(
      String board, Head head, List<Commit.EntityWrite> entities, Buffer snapshot) {
    return guarded(() -> {
      RedisKeys keys = new RedisKeys(board);
      List<Buffer> args =
          List.of(text(head.epoch()), text(head.version()), text(head.tag()), text(SCHEMA));
      return head(board)
          .compose(found -> found.isPresent()
              ? Future.succeededFuture(false)
              : write(keys, entities)
                  .compose(written -> archive.begin(board, head, snapshot))
                  // Only the head makes it a board: until then nobody sees any of it.
                  .compose(begun -> link.eval(RedisScript.CREATE, List.of(keys.meta()), args))
                  .map(answer -> code(answer).equals("CREATED")));
    });
  }

  private Future<Void> write(RedisKeys keys, List<Commit.EntityWrite> entities) {
    if (entities.isEmpty()) return Future.succeededFuture();
    int step = Math.min(FOUNDED_A_STEP, entities.size());
    Map<Integer, Request> buckets = new TreeMap<>();
    for (Commit.EntityWrite entity : entities.subList(0, step)) {
      buckets
          .computeIfAbsent(
              RedisKeys.bucketOf(entity.id()),
              number -> Request.cmd(Command.HSET).arg(keys.bucket(number)))
          .arg(entity.id())
          .arg(entity.value());
    }
    return Future.all(buckets.values().stream().map(link::send).toList())
        .compose(written -> write(keys, entities.subList(step, entities.size())));
  }

  @Override
  public Future<Boolean> newEpoch(String board, Head at, String epoch) {
    return guarded(() -> {
      List<Buffer> args =
          List.of(text(at.epoch()), text(at.version()), text(at.tag()), text(epoch));
      return link.eval(RedisScript.FORK, List.of(new RedisKeys(board).meta()), args)
          .map(answer -> code(answer).equals("OK"));
    });
  }

  @Override
  public BoardArchive archive() {
    return archive;
  }

  @Override
  public Future<Optional<LoadedBoard>> load(String board) {
    return guarded(() -> {
      List<String> keys = new RedisKeys(board).all();
      return link.eval(RedisScript.LOAD, keys, List.of(text(RedisKeys.FIRST_BUCKET)), LOAD_PATIENCE)
          .map(answer -> switch (code(answer)) {
            case "OK" -> Optional.of(loaded(board, answer));
            case "MISSING" -> Optional.empty();
            case "DAMAGED" -> throw new DamagedBoard(board);
            default -> throw unexpected(answer);
          });
    });
  }

  private static LoadedBoard loaded(String board, Response answer) {
    String schema = answer.get(4).toString();
    if (!schema.equals(SCHEMA)) {
      throw new IllegalStateException(
          "Board " + board + " has layout " + schema + ": a newer Tandem wrote it.");
    }
    List<Buffer> entities = new ArrayList<>(answer.size());
    for (int i = 5; i < answer.size(); i++) {
      entities.add(answer.get(i).toBuffer());
    }
    return new LoadedBoard(headAt(answer, 1), entities);
  }

  @Override
  public Future<Optional<Head>> head(String board) {
    return guarded(() -> {
      Request request = Request.cmd(Command.HMGET).arg(new RedisKeys(board).meta());
      return link.send(request.arg("epoch").arg("version").arg("tag"))
          .map(answer -> answer.get(0) == null ? Optional.empty() : Optional.of(headAt(answer, 0)));
    });
  }

  @Override
  public Future<CommitResult> commit(Commit commit) {
    return guarded(() -> {
      Checks.sizes(commit);
      CommitRequest request = new CommitRequest(link.node(), commit);
      return link.eval(RedisScript.COMMIT, request.keys(), request.args())
          .map(RedisBoardStore::result);
    });
  }

  private static CommitResult result(Response answer) {
    return switch (code(answer)) {
      case "OK" -> new CommitResult.Done();
      case "CONFLICT" -> new CommitResult.Conflict(headAt(answer, 1));
      case "MISSING" -> new CommitResult.Missing();
      case "FOREIGN" -> new CommitResult.ForeignClient(answer.get(1).toString());
      case "DUPLICATE" -> {
        Map<String, Long> counters = new LinkedHashMap<>();
        for (int i = 1; i < answer.size(); i += 2) {
          counters.put(answer.get(i).toString(), answer.get(i + 1).toLong());
        }
        yield new CommitResult.Duplicate(counters);
      }
      default -> throw unexpected(answer);
    };
  }

  @Override
  public Future<List<LogEntry>> read(String board, long afterVersion, int most) {
    return range(board, "(" + afterVersion + "-0", "+", most);
  }

  @Override
  public Future<Optional<LogEntry>> entryAt(String board, long toVersion) {
    String id = toVersion + "-0";
    return range(board, id, id, 1).map(entries -> entries.stream().findFirst());
  }

  private Future<List<LogEntry>> range(String board, String first, String last, int most) {
    return guarded(() -> {
      Request request =
          Request.cmd(Command.XRANGE).arg(new RedisKeys(board).log()).arg(first).arg(last);
      return link.send(request.arg("COUNT").arg(most))
          .map(entries -> StreamSupport.stream(entries.spliterator(), false)
              .map(RedisBoardStore::entry)
              .toList());
    });
  }

  private static LogEntry entry(Response entry) {
    String id = entry.get(0).toString();
    Map<String, Response> fields = new LinkedHashMap<>();
    Response pairs = entry.get(1);
    for (int i = 0; i < pairs.size(); i += 2) {
      fields.put(pairs.get(i).toString(), pairs.get(i + 1));
    }
    return new LogEntry(
        fields.get("from").toLong(),
        Long.parseLong(id.substring(0, id.indexOf('-'))),
        fields.get("previous").toString(),
        fields.get("tag").toString(),
        fields.get("payload").toBuffer());
  }

  @Override
  public Future<Optional<ClientState>> client(String board, String client) {
    return guarded(() -> link.send(
            Request.cmd(Command.HGET).arg(new RedisKeys(board).clients()).arg(client))
        .map(value -> Optional.ofNullable(value).map(known -> {
          // n, heard, day, member
          String[] parts = known.toString().split(" ", 4);
          return new ClientState(parts[3], Long.parseLong(parts[0]));
        })));
  }

  @Override
  public Future<Map<Long, String>> refused(String board, String client, long first, long last) {
    return guarded(() -> {
      Checks.refusalRange(first, last);
      RedisKeys keys = new RedisKeys(board);
      if (first > last) {
        return Future.succeededFuture(Map.of());
      }
      Request request = Request.cmd(Command.HMGET).arg(keys.refused());
      for (long n = first; n <= last; n++) {
        request.arg(client + ":" + n);
      }
      return link.send(request).map(codes -> {
        Map<Long, String> found = new TreeMap<>();
        for (int i = 0; i < codes.size(); i++) {
          if (codes.get(i) != null) {
            found.put(first + i, codes.get(i).toString());
          }
        }
        return found;
      });
    });
  }

  @Override
  public Future<Integer> forgetIdleClients(String board) {
    return guarded(() -> {
      RedisKeys keys = new RedisKeys(board);
      return forget(keys, "clients", "0", 0)
          .compose(clients -> forget(keys, "refused", "0", 0).map(clients));
    });
  }

  private Future<Integer> forget(RedisKeys keys, String walked, String cursor, int before) {
    List<Buffer> args = List.of(text(walked), text(cursor), text(IDLE_DAYS), text(CLIENTS_A_STEP));
    return link.eval(RedisScript.FORGET_IDLE, List.of(keys.clients(), keys.refused()), args)
        .compose(answer -> {
          String next = answer.get(0).toString();
          int dropped = before + answer.get(1).toInteger();
          return next.equals("0")
              ? Future.succeededFuture(dropped)
              : forget(keys, walked, next, dropped);
        });
  }

  @Override
  public Subscription subscribe(String board, BoardListener listener) {
    RedisKeys keys = new RedisKeys(board);
    String self = link.node();
    Subscription live = link.subscribe(
        keys.live(),
        message -> NodeMessage.batchFromOther(self, message).ifPresent(listener::onBatch),
        listener::onResubscribed);
    Subscription presence = link.subscribe(
        keys.presence(),
        message -> NodeMessage.presenceFromOther(self, message).ifPresent(listener::onPresence),
        () -> {});
    return new Subscription() {
      @Override
      public Future<Void> active() {
        return Future.all(live.active(), presence.active()).mapEmpty();
      }

      @Override
      public void end() {
        live.end();
        presence.end();
      }
    };
  }

  @Override
  public void publishPresence(String board, Buffer message) {
    Buffer whole = NodeMessage.presence(link.node(), message);
    link.send(Request.cmd(Command.PUBLISH).arg(new RedisKeys(board).presence()).arg(whole));
  }

  @Override
  public boolean isUp() {
    return link.isUp();
  }

  @Override
  public void onStateChange(Consumer<Boolean> listener) {
    link.onStateChange(listener);
  }

  @Override
  public long now() {
    return link.now();
  }

  @Override
  public Durability durability() {
    return link.durability();
  }

  @Override
  public Future<Boolean> replicated() {
    return link.replicated();
  }

  @Override
  public Future<Void> close() {
    return link.close();
  }

  /** A caller's mistake fails the Future, as everything else does. */
  static <T> Future<T> guarded(Supplier<Future<T>> call) {
    try {
      return call.get();
    } catch (IllegalArgumentException mistake) {
      return Future.failedFuture(mistake);
    }
  }

  private static Head headAt(Response answer, int at) {
    return new Head(
        answer.get(at).toString(),
        answer.get(at + 1).toLong(),
        answer.get(at + 2).toString());
  }

  private static String code(Response answer) {
    return answer.get(0).toString();
  }

  private static IllegalStateException unexpected(Response answer) {
    return new IllegalStateException("a script answered " + code(answer));
  }

  static Buffer text(Object value) {
    return Buffer.buffer(value.toString());
  }
}
