package dev.tandem.domain.board;

import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.pcollections.TreePMap;

/**
 * All orders of a board: the entities of one scope stand by rank (ASCII), then by id. Immutable. Finds places and makes
 * room; no two entities of a scope get the same rank.
 */
record Orders(TreePMap<OrderKey, Ranked> entries) {
  /** How many neighbours on each side are moved up first when ranks grew too long. */
  private static final int REACH = 16;
  /** Moved neighbours get ranks this short at most, so that the next moves to the spot find room for long. */
  private static final int SHORT = Placement.LONGEST / 2;

  static Orders empty() {
    return new Orders(TreePMap.empty());
  }

  Orders with(Ranked entity) {
    return new Orders(entries.plus(OrderKey.of(entity), entity));
  }

  Orders without(Ranked entity) {
    return new Orders(entries.minus(OrderKey.of(entity)));
  }

  /** The entities of one order, first to last. */
  Stream<Ranked> in(String scope) {
    return entries.subMap(OrderKey.start(scope), OrderKey.end(scope)).values().stream();
  }

  /** How many entities of its scope stand before one. Walks nothing. */
  int before(Ranked entity) {
    return entries.subMap(OrderKey.start(entity.scope()), OrderKey.of(entity)).size();
  }

  /** The place right after an entity of a scope, or the first one; nothing moves when {@code moving} is there. */
  Placement after(Optional<Ranked> below, String scope, EntityId moving) {
    Optional<Ranked> above = higher(below.map(OrderKey::of).orElseGet(() -> OrderKey.start(scope)));
    if (above.filter(neighbour -> neighbour.id().equals(moving)).isPresent()) {
      return new Placement(Optional.empty(), List.of());
    }
    return between(scope, below, above, moving);
  }

  /** The place where the rank of an entity that is not in its order says, beside whoever stands there now. */
  Placement back(Ranked entity) {
    OrderKey key = OrderKey.of(entity);
    Optional<Ranked> above = higher(key);
    Optional<Ranked> below = lower(key);
    boolean taken = Stream.of(below, above)
        .flatMap(Optional::stream)
        .anyMatch(neighbour -> neighbour.rank().equals(entity.rank()));
    return taken
        ? between(entity.scope(), below, above, entity.id())
        : new Placement(Optional.of(entity.rank()), List.of());
  }

  private Placement between(
      String scope, Optional<Ranked> below, Optional<Ranked> above, EntityId moving) {
    Optional<String> low = below.map(Ranked::rank);
    Optional<String> high = above.map(Ranked::rank);
    if (ascending(low, high)) {
      String rank = Rank.between(low, high);
      if (rank.length() <= Placement.LONGEST) return new Placement(Optional.of(rank), List.of());
    }
    return makeRoom(scope, below, moving);
  }

  /** Gives the neighbours of a place short ranks again, as few as will do: after some 250 moves to one spot. */
  private Placement makeRoom(String scope, Optional<Ranked> below, EntityId moving) {
    OrderKey from = below.map(OrderKey::of).orElseGet(() -> OrderKey.start(scope));
    for (int reach = REACH; ; reach *= 4) {
      LinkedList<Ranked> before = new LinkedList<>();
      below.ifPresent(before::add);
      Optional<Ranked> first = below;
      while (first.isPresent() && before.size() <= reach) {
        first = lowerThan(first.get(), moving);
        first.ifPresent(before::addFirst);
      }
      Optional<String> low = first.map(outside -> before.removeFirst().rank());
      LinkedList<Ranked> behind = new LinkedList<>();
      Optional<Ranked> last = higherThan(from, moving);
      while (last.isPresent() && behind.size() < reach) {
        behind.add(last.get());
        last = higherThan(OrderKey.of(last.get()), moving);
      }
      Optional<String> high = last.map(Ranked::rank);
      Optional<Placement> spread = spread(low, high, before, behind);
      if (spread.isPresent()) return spread.get();
    }
  }

  private static Optional<Placement> spread(
      Optional<String> low, Optional<String> high, List<Ranked> before, List<Ranked> behind) {
    if (!ascending(low, high)) return Optional.empty();
    List<String> ranks = Rank.between(low, high, before.size() + 1 + behind.size());
    boolean whole = low.isEmpty() && high.isEmpty();
    if (!whole && ranks.stream().anyMatch(rank -> rank.length() > SHORT)) return Optional.empty();
    List<Ranked> moved = new ArrayList<>();
    int next = 0;
    for (Ranked entity : before) moved.add(entity.ranked(ranks.get(next++)));
    String free = ranks.get(next++);
    for (Ranked entity : behind) moved.add(entity.ranked(ranks.get(next++)));
    return Optional.of(new Placement(Optional.of(free), moved));
  }

  private static boolean ascending(Optional<String> low, Optional<String> high) {
    return low.isEmpty() || high.isEmpty() || low.get().compareTo(high.get()) < 0;
  }

  private Optional<Ranked> lowerThan(Ranked entity, EntityId skipped) {
    return lower(OrderKey.of(entity))
        .flatMap(
            below -> below.id().equals(skipped) ? lower(OrderKey.of(below)) : Optional.of(below));
  }

  private Optional<Ranked> higherThan(OrderKey key, EntityId skipped) {
    return higher(key)
        .flatMap(
            above -> above.id().equals(skipped) ? higher(OrderKey.of(above)) : Optional.of(above));
  }

  private Optional<Ranked> lower(OrderKey key) {
    return inScope(entries.lowerEntry(key), key.scope());
  }

  private Optional<Ranked> higher(OrderKey key) {
    return inScope(entries.higherEntry(key), key.scope());
  }

  private static Optional<Ranked> inScope(Map.Entry<OrderKey, Ranked> entry, String scope) {
    return entry != null && entry.getKey().scope().equals(scope)
        ? Optional.of(entry.getValue())
        : Optional.empty();
  }
}
