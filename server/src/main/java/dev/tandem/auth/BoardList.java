package dev.tandem.auth;

import dev.tandem.domain.board.EntityId;
import io.vertx.core.Future;
import java.util.List;

/**
 * Which boards there are, and which of them a person once joined. An index only: who may see a board is said by the
 * board's own members.
 */
public final class BoardList {
  private static final String ALL = "tandem:boards";

  private final Keys keys;

  /** A list kept in this Redis. */
  public BoardList(Keys keys) {
    this.keys = keys;
  }

  /** Remembers that a person is on a board. */
  public Future<Void> add(EntityId board, EntityId person) {
    return keys.addTo(ALL, board.value()).compose(done -> keys.addTo(of(person), board.value()));
  }

  /** Ids of the boards a person may know of, newest first: all of them for an operator. */
  public Future<List<EntityId>> of(Identity who) {
    return keys.members(who.operator() ? ALL : of(who.member()))
        .map(ids -> ids.stream()
            .map(EntityId::of)
            .sorted(java.util.Comparator.reverseOrder())
            .toList());
  }

  private static String of(EntityId person) {
    return "tandem:person:" + person + ":boards";
  }
}
