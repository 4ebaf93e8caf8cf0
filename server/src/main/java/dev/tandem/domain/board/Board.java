package dev.tandem.domain.board;

import static dev.tandem.domain.board.RefusalCode.GONE;
import static dev.tandem.domain.board.RefusalCode.INVALID;
import static dev.tandem.domain.board.RefusalCode.NO_RIGHT;
import static dev.tandem.domain.board.RefusalCode.STALE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;

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
  private final Orders orders;
  private final PMap<String, Integer> counts;
  private final PMap<String, Integer> numbers;
  private final PMap<Long, PSet<EntityId>> removals;

  private Board(long version, Editor editor) {
    this.id = editor.id;
    this.version = version;
    this.buckets = editor.buckets;
    this.orders = editor.orders;
    this.counts = editor.counts;
    this.numbers = editor.numbers;
    this.removals = editor.removals;
  }

  /** A board at version 0 with nothing on it. */
  public static Board empty(EntityId id) {
    return new Board(0, new Editor(id));
  }

  /** A board as it was stored. */
  public static Board of(EntityId id, long version, Stream<BoardEntry> entries) {
    Editor editor = new Editor(id);
    entries.forEach(editor::replace);
    return new Board(version, editor);
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

  /** Refuses INVALID when the id was ever used on this board, or is one that only a text may have. */
  public void requireNew(EntityId id) {
    if (entry(id).isPresent() || id.equals(this.id)) {
      throw new Refusal(INVALID, "id", "This id is taken. Make a new one.");
    }
    if (id.owner().isPresent()) {
      throw new Refusal(INVALID, "id", "This id belongs to the text of another thing.");
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

  /** The number the next entity of a kind gets: one more than the highest ever given, removed ones counted. */
  public int nextNumber(Class<? extends Numbered> type) {
    return numbers.getOrDefault(EntityShape.of(type).kind(), 0) + 1;
  }

  /** What the op of this version removed and is still gone, as it was then, by id. */
  public List<Entity> removedBy(long version) {
    return removals.getOrDefault(version, HashTreePSet.empty()).stream()
        .sorted()
        .map(gone -> entry(gone).orElseThrow().entity())
        .toList();
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
  public Set<Right> rights(Set<Hat> hats) {
    return RightsTable.of(find(id, BoardInfo.class)).rights(hats);
  }

  // ---- orders

  /** The entities of one order, first to last. */
  public Stream<Ranked> inOrder(String scope) {
    return orders.in(scope);
  }

  /** How many entities of its order stand before one. */
  public int before(Ranked entity) {
    return orders.before(entity);
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
    return orders.after(below, scope, moving);
  }

  /** Finds the place an entity that comes back takes: where its rank says, beside whoever stands there now. */
  public Placement placeBack(Ranked entity) {
    return orders.back(entity);
  }

  // ---- links

  /**
   * What removing a thing comes to (REMOVE-1): what belongs to it goes with it, links to it are taken away. Walks the
   * whole board. Not for members: what they did stays.
   */
  public Outcome.Changed removing(EntityId id) {
    return Links.removing(this, id);
  }

  /** An entity that comes back without its links to what is gone by now (REMOVE-4). */
  public <E extends Entity> E withoutLostLinks(E entity) {
    return Links.without(entity, link -> find(link).isEmpty());
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
    return new Board(version, editor);
  }

  /**
   * An outcome in its smallest form, as the wire sends it: whole entities only where they are new, and nothing that is
   * {@link Veiled}.
   */
  public Change difference(Outcome.Changed changed) {
    List<Entity> put = new ArrayList<>();
    List<FieldSet> set = new ArrayList<>();
    Set<EntityId> edited =
        changed.edits().stream().map(TextEdit::id).collect(Collectors.toCollection(HashSet::new));
    Set<EntityId> known = new HashSet<>();
    for (Entity after : changed.put()) {
      Optional<Entity> before = find(after.id());
      boolean text = edited.contains(after.id());
      if (before.isPresent() && !text)
        fields(Veiled.seen(before.get()), Veiled.seen(after), set::add);
      // Of a text that begins, the blank one comes first; what it becomes is told by the edit.
      if (before.isEmpty() && (!text || known.add(after.id()))) put.add(Veiled.seen(after));
    }
    return new Change(put, set, changed.remove(), changed.edits());
  }

  private static void fields(Entity before, Entity after, Consumer<FieldSet> into) {
    EntityShape shape = EntityShape.of(after.getClass());
    Map<String, Object> fields = new LinkedHashMap<>();
    for (int field = 0; field < shape.names().size(); field++) {
      Object value = shape.value(after, field);
      if (!shape.internal(field) && !Objects.equals(value, shape.value(before, field)))
        fields.put(shape.names().get(field), value);
    }
    if (!fields.isEmpty()) into.accept(new FieldSet(after.id(), shape.kind(), fields));
  }

  static int bucket(EntityId id) {
    int hash = id.hashCode() * 0x9E3779B9;
    return hash >>> 26;
  }

  /** Collects the steps from one board to the next. */
  private static final class Editor {
    private final EntityId id;
    private final PMap<EntityId, BoardEntry>[] buckets;
    private Orders orders = Orders.empty();
    private PMap<String, Integer> counts = HashTreePMap.empty();
    private PMap<String, Integer> numbers = HashTreePMap.empty();
    private PMap<Long, PSet<EntityId>> removals = HashTreePMap.empty();

    @SuppressWarnings({"unchecked", "rawtypes"})
    Editor(EntityId id) {
      this.id = id;
      buckets = new PMap[BUCKETS];
      Arrays.fill(buckets, HashTreePMap.empty());
    }

    Editor(Board board) {
      id = board.id;
      buckets = board.buckets.clone();
      orders = board.orders;
      counts = board.counts;
      numbers = board.numbers;
      removals = board.removals;
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
      if (before != null) takeOut(before, entry);
      buckets[at] = buckets[at].plus(key, entry);
      if (before == null && entry.entity() instanceof Numbered numbered) count(numbered);
      if (!entry.present()) {
        PSet<EntityId> others = removals.getOrDefault(entry.removed(), HashTreePSet.empty());
        removals = removals.plus(entry.removed(), others.plus(key));
        return;
      }
      count(entry.entity(), 1);
      if (entry.entity() instanceof Ranked ranked) orders = orders.with(ranked);
    }

    private void takeOut(BoardEntry before, BoardEntry after) {
      if (!before.present()) {
        PSet<EntityId> others =
            removals.get(before.removed()).minus(before.entity().id());
        removals = others.isEmpty()
            ? removals.minus(before.removed())
            : removals.plus(before.removed(), others);
        return;
      }
      count(before.entity(), -1);
      if (before.entity() instanceof Ranked ranked && !samePlace(ranked, after)) {
        orders = orders.without(ranked);
      }
    }

    private static boolean samePlace(Ranked before, BoardEntry after) {
      return after.present()
          && after.entity() instanceof Ranked ranked
          && OrderKey.of(ranked).equals(OrderKey.of(before));
    }

    private void count(Entity entity, int by) {
      counts = counts.plus(entity.kind(), counts.getOrDefault(entity.kind(), 0) + by);
    }

    private void count(Numbered entity) {
      int highest = numbers.getOrDefault(entity.kind(), 0);
      if (entity.number() > highest) numbers = numbers.plus(entity.kind(), entity.number());
    }
  }
}
