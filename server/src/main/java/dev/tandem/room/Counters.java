package dev.tandem.room;

import dev.tandem.room.RoomTrouble.ForeignClient;
import dev.tandem.store.BoardStore;
import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** How far each client's ops were processed, as the store has it; the last outcomes too, for ops that come twice. */
final class Counters {
  private static final int CLIENTS = 10_000;
  private static final int OUTCOMES = 256;

  /** One client: whom it belongs to, the highest n processed, and the versions of its last committed ops. */
  static final class Counter {
    private String member;
    private long n;
    private final Map<Long, Long> versions = new LinkedHashMap<>() {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<Long, Long> eldest) {
        return size() > OUTCOMES;
      }
    };

    Counter(String member, long n) {
      this.member = member;
      this.n = n;
    }

    long n() {
      return n;
    }

    boolean isOf(String somebody) {
      return member.equals(somebody);
    }

    void raise(long to) {
      n = Math.max(n, to);
    }

    void committed(long at, long version) {
      raise(at);
      versions.put(at, version);
    }

    Optional<Long> version(long at) {
      return Optional.ofNullable(versions.get(at));
    }
  }

  private final BoardStore store;
  private final String board;
  private final Map<String, Future<Counter>> known = new LinkedHashMap<>(64, 0.75f, true) {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Future<Counter>> eldest) {
      return size() > CLIENTS;
    }
  };

  Counters(BoardStore store, String board) {
    this.store = store;
    this.board = board;
  }

  /** The counter of a client, read from the store the first time. Fails with ForeignClient when it is another member's. */
  Future<Counter> of(String client, String member) {
    Future<Counter> counter = known.get(client);
    if (counter == null) {
      counter = store
          .client(board, client)
          .map(state -> state
              .map(s -> new Counter(s.member(), s.n()))
              .orElseGet(() -> new Counter(member, 0)))
          .onFailure(away -> known.remove(client));
      if (!counter.failed()) known.put(client, counter);
    }
    return counter.compose(found -> found.isOf(member)
        ? Future.succeededFuture(found)
        : Future.failedFuture(new ForeignClient()));
  }

  /** The same, read from the store in any case: other nodes raise counters, too, and of refusals we do not hear. */
  Future<Counter> anew(String client, String member) {
    known.remove(client);
    return of(client, member);
  }

  /** The counter of a client that was asked for before; empty when it was forgotten since. */
  Optional<Counter> loaded(String client) {
    return Optional.ofNullable(known.get(client)).filter(Future::succeeded).map(Future::result);
  }

  /** Reads all anew when they are asked for: history was replaced. */
  void clear() {
    known.clear();
  }

  void forget(String client) {
    known.remove(client);
  }
}
