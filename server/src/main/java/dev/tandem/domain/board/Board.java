package dev.tandem.domain.board;

import static dev.tandem.domain.board.RefusalCode.GONE;
import static dev.tandem.domain.board.RefusalCode.INVALID;
import static dev.tandem.domain.board.RefusalCode.NO_RIGHT;
import static dev.tandem.domain.board.RefusalCode.STALE;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.TreePMap;

/**
 * A board at one version: all its entities, the ones removed, and their orders. Immutable: {@link #evolve} gives the
 * next board and shares all that did not change, so a board can be read on another thread while the room goes on.
 *
 * <p>Entities are kept in {@value #BUCKETS} buckets; two boards whose bucket is the same object hold the same entities
 * there, which is how a snapshot knows what to encode anew.
 */
public final class Board {
  /** In how many parts the entities are kept. */
  public static final int BUCKETS = 64;

  private final EntityId id;
  private final long version;
  private final PMap<EntityId, BoardEntry>[] buckets;
  private final TreePMap<OrderKey, Ranked> orders;
  private final PMap<String, Integer> counts;

  private Board(
      EntityId id,
      long version,
      PMap<EntityId, BoardEntry>[] buckets,
      TreePMap<OrderKey, Ranked> orders,
      PMap<String, Integer> counts) {
    this.id = id;
    this.version = version;
    this.buckets = buckets;
    this.orders = orders;
    this.counts = counts;
  }

  /** A board at version 0 with nothing on it. */
  @SuppressWarnings({"unchecked", "rawtypes"})
  public static Board empty(EntityId id) {
    PMap<EntityId, BoardEntry>[] buckets = new PMap[BUCKETS];
    java.util.Arrays.fill(buckets, HashTreePMap.empty());
    return new Board(id, 0, buckets, TreePMap.empty(), HashTreePMap.empty());
  }

  /** A board as it was stored. */
  public static Board of(EntityId id, long version, Stream<BoardEntry> entries) {
    Editor editor = new Editor(empty(id));
    entries.forEach(editor::replace);
    return editor.board(version);
  }

  public EntityId id() {
    return id;
  }

  /** How many ops were committed. */
  public long version() {
    return version;
  }

  /** The entity of this id, if it is on the board. */
  public Optional<Entity> find(EntityId id) {
    return entry(id).flatMap(BoardEntry::now);
  }

  /** The entity of this id and class, if it is on the board. */
  public <E extends Entity> Optional<E> find(EntityId id, Class<E> type) {
    return find(id).filter(type::isInstance).map(type::cast);
  }

  /** What is kept under this id, removed entities too. */
  public Optional<BoardEntry> entry(EntityId id) {
    return Optional.ofNullable(buckets[bucket(id)].get(id));
  }

  /** The entity an op names in a field; refuses GONE when there is none, INVALID when it is of another kind. */
  public <E extends Entity> E require(EntityId id, Class<E> type, String field) {
    Entity entity =
        find(id).orElseThrow(() -> new Refusal(GONE, field, "It is not on the board any more."));
    if (type.isInstance(entity)) return type.cast(entity);
    throw new Refusal(INVALID, field, "This is a " + entity.kind() + ", which does not fit here.");
  }

  /** Refuses INVALID when the id was ever used on this board. */
  public void requireNew(EntityId id) {
    if (entry(id).isPresent() || id.equals(this.id)) {
      throw new Refusal(INVALID, "id", "This id is taken. Make a new one.");
    }
  }

  /** Refuses LIMIT when there are that many entities of a kind already. */
  public void requireRoom(Class<? extends Entity> type, int most) {
    if (count(type) >= most) {
      throw new Refusal(
          RefusalCode.LIMIT, "id", "The board is full: it holds " + most + " of these at most.");
    }
  }

  /** How many entities of a kind are on the board. */
  public int count(Class<? extends Entity> type) {
    return counts.getOrDefault(EntityShape.of(type).kind(), 0);
  }

  /** All entities on the board, in no order. Walks the whole board. */
  public Stream<Entity> all() {
    return entries().map(BoardEntry::now).flatMap(Optional::stream);
  }

  /** All entities of a class, in no order. Walks the whole board. */
  public <E extends Entity> Stream<E> all(Class<E> type) {
    return all().filter(type::isInstance).map(type::cast);
  }

  /** All that is kept, removed entities too, in no order. */
  public Stream<BoardEntry> entries() {
    return Stream.of(buckets).flatMap(bucket -> bucket.values().stream());
  }

  /** One of the {@value #BUCKETS} buckets; the same object as long as nothing in it changed. */
  public Map<EntityId, BoardEntry> bucket(int index) {
    return buckets[index];
  }

  /** Rights of these hats on this board. */
  public java.util.Set<Right> rights(java.util.Set<Hat> hats) {
    return RightsTable.of(find(id, BoardInfo.class)).rights(hats);
  }

  // ---- orders

  /** The entities of one order, first to last. */
  public Stream<Ranked> inOrder(String scope) {
    OrderKey end = OrderKey.end(scope);
    return Stream.iterate(
            orders.higherEntry(OrderKey.start(scope)),
            at -> at != null && at.getKey().compareTo(end) < 0,
            at -> orders.higherEntry(at.getKey()))
        .map(Map.Entry::getValue);
  }

  /** The entity right before a place of an order. */
  private Optional<Ranked> lower(OrderKey key) {
    return inScope(orders.lowerEntry(key), key.scope());
  }

  private Optional<Ranked> higher(OrderKey key) {
    return inScope(orders.higherEntry(key), key.scope());
  }

  private static Optional<Ranked> inScope(Map.Entry<OrderKey, Ranked> entry, String scope) {
    return entry != null && entry.getKey().scope().equals(scope)
        ? Optional.of(entry.getValue())
        : Optional.empty();
  }

  /**
   * Finds the place right after an entity of an order, or the first place.
   *
   * @param scope the order
   * @param after the entity to stand after; empty: first. Refused GONE when it is not there, INVALID when it stands in
   *     another order or is {@code moving} itself
   * @param moving the entity that moves or comes in; where it stands now does not count as taken
   */
  public Placement place(String scope, Optional<EntityId> after, EntityId moving) {
    if (after.isPresent() && after.get().equals(moving)) {
      throw new Refusal(INVALID, "after", "A thing cannot stand after itself.");
    }
    Optional<Ranked> below = after.map(neighbour -> require(neighbour, Ranked.class, "after"));
    if (below.filter(neighbour -> !neighbour.scope().equals(scope)).isPresent()) {
      throw new Refusal(INVALID, "after", "It stands in another list.");
    }
    Optional<Ranked> above = below
        .map(neighbour -> higher(OrderKey.of(neighbour)))
        .orElseGet(() -> higher(OrderKey.start(scope)));
    if (above.filter(neighbour -> neighbour.id().equals(moving)).isPresent()) {
      return new Placement(Optional.empty(), List.of());
    }
    return between(scope, below, above, moving);
  }

  /** Finds the place an entity that comes back takes: where its rank says, beside whoever stands there now. */
  public Placement placeBack(Ranked entity) {
    OrderKey key = OrderKey.of(entity);
    Optional<Ranked> above = higher(key);
    Optional<Ranked> below = lower(key);
    boolean free = below.filter(b -> b.rank().equals(entity.rank())).isEmpty()
        && above.filter(a -> a.rank().equals(entity.rank())).isEmpty();
    return free
        ? new Placement(Optional.of(entity.rank()), List.of())
        : between(entity.scope(), below, above, entity.id());
  }

  private Placement between(
      String scope, Optional<Ranked> below, Optional<Ranked> above, EntityId moving) {
    Optional<String> low = below.map(Ranked::rank);
    Optional<String> high = above.map(Ranked::rank);
    if (low.isEmpty() || high.isEmpty() || low.get().compareTo(high.get()) < 0) {
      String rank = Rank.between(low, high);
      if (rank.length() <= Placement.LONGEST) return new Placement(Optional.of(rank), List.of());
    }
    return makeRoom(scope, below, moving);
  }

  /** Gives a whole order short ranks again, with a free one after {@code below}. Rare: after dozens of moves to one spot. */
  private Placement makeRoom(String scope, Optional<Ranked> below, EntityId moving) {
    List<Ranked> others =
        inOrder(scope).filter(entity -> !entity.id().equals(moving)).toList();
    List<String> ranks = Rank.between(Optional.empty(), Optional.empty(), others.size() + 1);
    List<Ranked> moved = new ArrayList<>();
    Optional<String> free = below.isEmpty() ? Optional.of(ranks.get(0)) : Optional.empty();
    int next = below.isEmpty() ? 1 : 0;
    for (Ranked other : others) {
      String rank = ranks.get(next++);
      if (!rank.equals(other.rank())) moved.add(other.ranked(rank));
      if (below.isPresent() && other.id().equals(below.get().id()))
        free = Optional.of(ranks.get(next++));
    }
    return new Placement(free, moved);
  }

  // ---- decide and evolve

  /**
   * Decides an op against this board: rights first, then the op's own rules.
   *
   * @param decidedOn STALE when a field of the op's entity that it sets changed after this version (undo); empty: not
   *     asked
   */
  public Outcome decide(Op op, OpContext context, Optional<Long> decidedOn) {
    try {
      Right needed = op.requires(this, context);
      if (!rights(context.hats()).contains(needed)) {
        return Outcome.refuse(NO_RIGHT, "type", RightsTable.sentence(needed));
      }
      Outcome outcome = op.decide(this, context);
      if (decidedOn.isPresent()
          && outcome instanceof Outcome.Changed changed
          && stale(op.id(), changed, decidedOn.get())) {
        return Outcome.refuse(STALE, "if", "Somebody changed it since.");
      }
      return outcome;
    } catch (Refusal refusal) {
      return refusal.outcome();
    }
  }

  private boolean stale(EntityId subject, Outcome.Changed changed, long decidedOn) {
    Optional<BoardEntry> entry = entry(subject).filter(BoardEntry::present);
    if (entry.isEmpty()) return false;
    if (changed.remove().contains(subject)) return entry.get().changed() > decidedOn;
    for (Entity after : changed.put()) {
      if (!after.id().equals(subject)) continue;
      EntityShape shape = EntityShape.of(after.getClass());
      for (int field = 0; field < shape.names().size(); field++) {
        if (entry.get().versions()[field] > decidedOn
            && !Objects.equals(
                shape.value(after, field), shape.value(entry.get().entity(), field))) return true;
      }
    }
    return false;
  }

  /** The board after an outcome, at the version of the op it came from. */
  public Board evolve(long version, Outcome.Changed changed) {
    Editor editor = new Editor(this);
    for (Entity entity : changed.put()) editor.put(entity, version);
    for (EntityId gone : changed.remove()) editor.remove(gone, version);
    return editor.board(version);
  }

  /** An outcome in its smallest form, as the wire sends it: whole entities only where they are new. */
  public Change difference(Outcome.Changed changed) {
    List<Entity> put = new ArrayList<>();
    List<FieldSet> set = new ArrayList<>();
    List<EntityId> edited = changed.edits().stream().map(TextEdit::id).toList();
    for (Entity after : changed.put()) {
      Optional<Entity> before = find(after.id());
      if (before.isEmpty()) put.add(after);
      else if (!edited.contains(after.id())) fields(before.get(), after, set::add);
    }
    return new Change(put, set, changed.remove(), changed.edits());
  }

  private static void fields(Entity before, Entity after, Consumer<FieldSet> into) {
    EntityShape shape = EntityShape.of(after.getClass());
    Map<String, Object> fields = new LinkedHashMap<>();
    for (int field = 0; field < shape.names().size(); field++) {
      Object value = shape.value(after, field);
      if (!Objects.equals(value, shape.value(before, field)))
        fields.put(shape.names().get(field), value);
    }
    if (!fields.isEmpty()) into.accept(new FieldSet(after.id(), shape.kind(), fields));
  }

  static int bucket(EntityId id) {
    int hash = id.hashCode() * 0x9E3779B9;
    return hash >>> 26;
  }

  /** Collects the steps from one board to the next; each bucket is copied at most once. */
  private static final class Editor {
    private final EntityId id;
    private final PMap<EntityId, BoardEntry>[] buckets;
    private TreePMap<OrderKey, Ranked> orders;
    private PMap<String, Integer> counts;

    Editor(Board board) {
      id = board.id;
      buckets = board.buckets.clone();
      orders = board.orders;
      counts = board.counts;
    }

    void put(Entity entity, long version) {
      EntityShape shape = EntityShape.of(entity.getClass());
      BoardEntry before = buckets[bucket(entity.id())].get(entity.id());
      boolean known =
          before != null && before.present() && before.entity().getClass() == entity.getClass();
      long[] versions = new long[shape.names().size()];
      for (int field = 0; field < versions.length; field++) {
        boolean same = known
            && Objects.equals(shape.value(before.entity(), field), shape.value(entity, field));
        versions[field] = same ? before.versions()[field] : version;
      }
      replace(new BoardEntry(entity, versions, 0));
    }

    void remove(EntityId gone, long version) {
      BoardEntry before = buckets[bucket(gone)].get(gone);
      if (before != null && before.present())
        replace(new BoardEntry(before.entity(), before.versions(), version));
    }

    void replace(BoardEntry entry) {
      EntityId key = entry.entity().id();
      int at = bucket(key);
      BoardEntry before = buckets[at].get(key);
      if (before != null && before.present()) {
        count(before.entity(), -1);
        if (before.entity() instanceof Ranked ranked && !samePlace(ranked, entry)) {
          orders = orders.minus(OrderKey.of(ranked));
        }
      }
      buckets[at] = buckets[at].plus(key, entry);
      if (!entry.present()) return;
      count(entry.entity(), 1);
      if (entry.entity() instanceof Ranked ranked)
        orders = orders.plus(OrderKey.of(ranked), ranked);
    }

    private static boolean samePlace(Ranked before, BoardEntry after) {
      return after.present()
          && after.entity() instanceof Ranked ranked
          && OrderKey.of(ranked).equals(OrderKey.of(before));
    }

    private void count(Entity entity, int by) {
      counts = counts.plus(entity.kind(), counts.getOrDefault(entity.kind(), 0) + by);
    }

    Board board(long version) {
      return new Board(id, version, buckets, orders, counts);
    }
  }
}
