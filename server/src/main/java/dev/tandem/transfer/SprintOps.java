package dev.tandem.transfer;

import dev.tandem.domain.backlog.Criterion;
import dev.tandem.domain.backlog.GateKind;
import dev.tandem.domain.backlog.OverrideGate;
import dev.tandem.domain.backlog.Review;
import dev.tandem.domain.backlog.Story;
import dev.tandem.domain.board.Entity;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Op;
import dev.tandem.domain.sprint.AcceptStory;
import dev.tandem.domain.sprint.Availability;
import dev.tandem.domain.sprint.Baseline;
import dev.tandem.domain.sprint.Column;
import dev.tandem.domain.sprint.ColumnState;
import dev.tandem.domain.sprint.CreateColumn;
import dev.tandem.domain.sprint.CreateSprint;
import dev.tandem.domain.sprint.MoveOnBoard;
import dev.tandem.domain.sprint.PastSprint;
import dev.tandem.domain.sprint.PlanStory;
import dev.tandem.domain.sprint.RecordCommitment;
import dev.tandem.domain.sprint.RecordResult;
import dev.tandem.domain.sprint.RecordSprint;
import dev.tandem.domain.sprint.ReturnStory;
import dev.tandem.domain.sprint.SetAvailability;
import dev.tandem.domain.sprint.SetColumnLimit;
import dev.tandem.domain.sprint.SetDaysOff;
import dev.tandem.domain.sprint.SetSprintGoal;
import dev.tandem.domain.sprint.Sprint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Turns sprints, who was there for them, the sprint board and reviews into ops. Sprints are open until all that stood in them is there;
 * what a review said and what a sprint came to is written down last.
 */
final class SprintOps {
  private final UnaryOperator<EntityId> now;
  private final BiFunction<String, EntityId, Optional<EntityId>> next;
  private final Predicate<EntityId> there;
  private final Map<EntityId, Sprint> sprints = new LinkedHashMap<>();
  private final Map<ColumnState, EntityId> columns = new LinkedHashMap<>();
  private final Map<EntityId, ColumnState> states = new LinkedHashMap<>();
  private final Set<EntityId> open = new HashSet<>();

  /**
   * The sprints of one import.
   *
   * @param now the id a thing of the file gets on the board
   * @param next the entity an order's next one stands after, noting it as the last
   * @param there whether a thing of the file is on the board by now
   */
  SprintOps(
      UnaryOperator<EntityId> now,
      BiFunction<String, EntityId, Optional<EntityId>> next,
      Predicate<EntityId> there) {
    this.now = now;
    this.next = next;
    this.there = there;
  }

  /** The ops that make an entity, empty for kinds that are none of these. */
  List<Op> of(Entity entity, EntityId id) {
    if (entity instanceof Column column) return column(column, id);
    if (entity instanceof Sprint sprint) return sprint(sprint, id);
    if (entity instanceof Availability said) return availability(said);
    if (entity instanceof PastSprint past)
      return List.of(new RecordSprint(
          id, past.title(), past.delivered(), past.order(), past.start(), past.end()));
    if (entity instanceof Baseline baseline) return baseline(baseline);
    return List.of();
  }

  private List<Op> column(Column column, EntityId id) {
    columns.putIfAbsent(column.state(), id);
    states.put(column.id(), column.state());
    List<Op> ops = new ArrayList<>();
    ops.add(new CreateColumn(id, column.title(), column.state(), next.apply(Column.ORDER, id)));
    if (column.limit().isPresent()) ops.add(new SetColumnLimit(id, column.limit()));
    return ops;
  }

  private List<Op> sprint(Sprint sprint, EntityId id) {
    sprints.put(sprint.id(), sprint);
    List<Op> ops = new ArrayList<>();
    ops.add(new CreateSprint(id, sprint.title(), sprint.start(), sprint.end()));
    if (sprint.goal().isPresent()) ops.add(new SetSprintGoal(id, sprint.goal()));
    return ops;
  }

  /** Days off that are no days of the sprint any more count for nothing and are left out. */
  private List<Op> availability(Availability said) {
    EntityId id = Availability.of(now.apply(said.sprint()), now.apply(said.member()));
    List<Op> ops = new ArrayList<>();
    if (said.percent().isPresent()) ops.add(new SetAvailability(id, said.percent()));
    Sprint sprint = sprints.get(said.sprint());
    List<String> off = said.off().stream()
        .filter(day -> sprint == null
            || day.compareTo(sprint.start()) >= 0 && day.compareTo(sprint.end()) <= 0)
        .toList();
    if (!off.isEmpty() || ops.isEmpty()) ops.add(new SetDaysOff(id, off));
    return ops;
  }

  private List<Op> baseline(Baseline then) {
    List<EntityId> stories = then.stories().stream().filter(there).map(now).toList();
    return List.of(new RecordCommitment(
        now.apply(then.sprint()),
        then.goal(),
        stories,
        then.points(),
        then.days(),
        then.capacity(),
        then.at(),
        then.forecast()));
  }

  /** A criterion of the file: an open one needs a reason for its story to be accepted. */
  void saw(Criterion criterion) {
    if (!criterion.done()) open.add(criterion.story());
  }

  /** In which sprint a story is, and where on the board: from when it was begun to when it was done. */
  List<Op> planned(Story story, EntityId id) {
    List<Op> ops = new ArrayList<>();
    story.sprint().ifPresent(sprint -> {
      // Whether it was ready or not; the reason for that alone does not stay.
      ops.add(new PlanStory(
          id, Optional.of(now.apply(sprint)), Optional.of("It was planned before it came here")));
      ops.add(new OverrideGate(id, GateKind.READY, Optional.empty()));
    });
    Optional<EntityId> column = story.column().filter(there);
    moved(story, id, ColumnState.DOING, story.startedAt()).ifPresent(ops::add);
    moved(story, id, ColumnState.DONE, story.doneAt()).ifPresent(ops::add);
    // The last one to say where it stands: the column before may have been any of its state.
    boolean last = ops.stream()
        .reduce((before, after) -> after)
        .filter(op -> op instanceof MoveOnBoard move && move.column().equals(column.map(now)))
        .isPresent();
    if (column.isPresent() && !last)
      ops.add(
          new MoveOnBoard(id, column.map(now), Optional.empty(), reason(column.map(states::get))));
    // Whether it met the definition or not; the reason for that alone does not stay.
    if (ops.stream()
        .anyMatch(op -> op instanceof MoveOnBoard move && move.despite().isPresent()))
      ops.add(new OverrideGate(id, GateKind.DONE, Optional.empty()));
    return ops;
  }

  private Optional<Op> moved(Story story, EntityId id, ColumnState state, Optional<Long> at) {
    Optional<EntityId> into = story
        .column()
        .filter(column -> states.get(column) == state)
        .map(now)
        .or(() -> Optional.ofNullable(columns.get(state)));
    return at.filter(time -> into.isPresent())
        .map(time -> new MoveOnBoard(id, into, at, reason(Optional.of(state))));
  }

  private static Optional<String> reason(Optional<ColumnState> into) {
    return into.filter(ColumnState.DONE::equals).map(done -> "It was done before it came here");
  }

  /** What comes when all else is there: a review of a story, the results of a sprint. */
  List<Op> late(Entity entity, EntityId id) {
    if (entity instanceof Story story) return reviewed(story, id);
    if (entity instanceof Sprint sprint && sprint.isClosed()) {
      return List.of(new RecordResult(
          id,
          sprint.delivered().orElseThrow(),
          sprint.carried().orElseThrow(),
          sprint.added(),
          sprint.removed(),
          sprint.closedAt().orElseThrow()));
    }
    return List.of();
  }

  private List<Op> reviewed(Story story, EntityId id) {
    if (story.review().isEmpty() || story.sprint().isEmpty()) return List.of();
    if (story.review().get() == Review.RETURNED)
      return List.of(new ReturnStory(id, story.returned().orElse("Returned")));
    Op accept = new AcceptStory(
        id, story.doneDespite().or(() -> Optional.of("Accepted before it came here")));
    return open.contains(story.id()) || story.doneDespite().isPresent()
        ? List.of(accept)
        : List.of(accept, new OverrideGate(id, GateKind.DONE, Optional.empty()));
  }
}
