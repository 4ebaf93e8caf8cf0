package dev.tandem.room;

import dev.tandem.auth.Identity;
import dev.tandem.domain.board.RefusalCode;
import dev.tandem.protocol.ServerMessage.Answer;
import dev.tandem.store.BoardStore;
import dev.tandem.store.ClientState;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What became of ops that were processed before, as the store remembers it. */
final class Outcomes {
  private static final String REFUSED = "It was refused when it first arrived.";

  /**
   * The store knows less of a client than the room: it fell back, and what was refused may be lost with that. Of an op
   * without a stored refusal nobody can say then that it was committed.
   */
  static final class StoreBehind extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreBehind() {
      super("the store knows less of a client than the room", null, false, false);
    }
  }

  private final BoardStore store;
  private final String board;
  private final Counters counters;

  Outcomes(BoardStore store, String board, Counters counters) {
    this.store = store;
    this.board = board;
    this.counters = counters;
  }

  /** Of a range, of its first ten thousand if it is longer; fails with ForeignClient, StoreAway or {@link StoreBehind}. */
  Future<List<Answer>> of(Identity who, String client, long first, long last) {
    return counters
        .of(client, who.member().value())
        .compose(counter -> past(client, counter, first, last));
  }

  /** Answers the ops of a unit that were processed before; fails with StoreAway or {@link StoreBehind}. */
  Future<Void> answer(Unit unit, Counters.Counter counter) {
    long first = unit.work().op(unit.from()).n();
    long last = unit.work().op(unit.to() - 1).n();
    return past(unit.client(), counter, first, last).map(answers -> {
      for (int i = unit.from(); i < unit.to(); i++)
        unit.work().answer(i, answers.get(i - unit.from()));
      return null;
    });
  }

  private Future<List<Answer>> past(
      String client, Counters.Counter counter, long first, long last) {
    long until = Math.min(last, first + BoardStore.MOST_REFUSALS - 1);
    long known = Math.min(until, counter.n());
    return refusals(client, first, known).map(refused -> {
      List<Answer> answers = new ArrayList<>();
      for (long n = first; n <= until; n++) {
        if (n > known) answers.add(Answer.unknown(n));
        else if (refused.containsKey(n)) answers.add(refused(n, refused.get(n)));
        else answers.add(Answer.committed(n, counter.version(n)));
      }
      return answers;
    });
  }

  /** What was refused in a range that was processed; fails with {@link StoreBehind} where the store does not know of it. */
  private Future<Map<Long, String>> refusals(String client, long first, long last) {
    if (last < first) return Future.succeededFuture(Map.of());
    return store
        .refused(board, client, first, last)
        .compose(refused -> store.client(board, client).compose(state -> {
          long n = state.map(ClientState::n).orElse(0L);
          return n < last
              ? Future.failedFuture(new StoreBehind())
              : Future.succeededFuture(refused);
        }));
  }

  private static Answer refused(long n, String stored) {
    RefusalCode code = RefusalCode.valueOf(stored);
    String text = code == RefusalCode.LOST ? Redo.LOST : REFUSED;
    return Answer.refused(n, code, Optional.empty(), text, Optional.empty());
  }
}
