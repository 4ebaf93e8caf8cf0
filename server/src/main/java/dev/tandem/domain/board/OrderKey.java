package dev.tandem.domain.board;

/** A place in one of the board's orders: by scope, then rank (ASCII), then id. */
record OrderKey(String scope, String rank, String id) implements Comparable<OrderKey> {
  /** Ranks start with a letter and ids are not empty, so these stand before and after all of a scope. */
  static OrderKey start(String scope) {
    return new OrderKey(scope, "", "");
  }

  static OrderKey end(String scope) {
    return new OrderKey(scope, "\uffff", "");
  }

  static OrderKey of(Ranked entity) {
    return new OrderKey(entity.scope(), entity.rank(), entity.id().value());
  }

  @Override
  public int compareTo(OrderKey other) {
    int byScope = scope.compareTo(other.scope);
    if (byScope != 0) return byScope;
    int byRank = rank.compareTo(other.rank);
    return byRank != 0 ? byRank : id.compareTo(other.id);
  }
}
