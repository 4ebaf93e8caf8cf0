package dev.tandem.domain.sprint;

import static dev.tandem.domain.board.RefusalCode.INVALID;

import dev.tandem.domain.backlog.Story;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.Entity;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.EntityShape;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Refusal;
import dev.tandem.domain.board.Restorable;
import dev.tandem.domain.board.Right;
import dev.tandem.domain.board.Values;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A stretch of days the team plans for. Ordered by start, then id.
 *
 * @param start first day, {@code YYYY-MM-DD}
 * @param end last day, not before the first
 * @param goal what the sprint is for
 * @param state absent: it is being planned
 * @param delivered points accepted in it, its velocity; this and the next ones are there when it is closed
 * @param carried points of what was not finished
 * @param added points that came in after the commitment; absent when there was none
 * @param removed points that went out after the commitment; absent when there was none
 * @param committedAt ms since 1970
 * @param closedAt ms since 1970
 * @param demo stories in the order they are shown in its review, as far as somebody put them
 */
public record Sprint(
    EntityId id,
    String title,
    String start,
    String end,
    Optional<String> goal,
    Optional<SprintState> state,
    Optional<BigDecimal> delivered,
    Optional<BigDecimal> carried,
    Optional<BigDecimal> added,
    Optional<BigDecimal> removed,
    Optional<Long> committedAt,
    Optional<Long> closedAt,
    List<EntityId> demo)
    implements Restorable {
  public Sprint {
    demo = List.copyOf(demo);
  }

  /** A sprint of which no more than this is known. Refuses INVALID as {@link #lasting} does. */
  static Sprint named(EntityId id, String title, String start, String end) {
    Sprint sprint = new Sprint(
        id,
        title,
        start,
        end,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of());
    return sprint.lasting(start, end);
  }

  /** The same sprint under another name. */
  public Sprint titled(String title) {
    return EntityShape.with(this, "title", title);
  }

  /** The same sprint with another goal. */
  public Sprint aiming(Optional<String> goal) {
    return EntityShape.with(this, "goal", goal);
  }

  /** The same sprint on other days. Refuses INVALID for what is no day, or an end before the start. */
  public Sprint lasting(String start, String end) {
    LocalDate first = Values.day("start", start);
    LocalDate last = Values.day("end", end);
    if (last.isBefore(first)) {
      throw new Refusal(INVALID, "end", "A sprint cannot end before it starts.");
    }
    return EntityShape.with(EntityShape.with(this, "start", start), "end", end);
  }

  /** The same sprint, committed to. */
  Sprint committed(long at) {
    Sprint sprint = EntityShape.with(this, "state", Optional.of(SprintState.COMMITTED));
    return EntityShape.with(sprint, "committedAt", Optional.of(at));
  }

  /** The same sprint with its results. */
  Sprint closed(
      BigDecimal delivered,
      BigDecimal carried,
      Optional<BigDecimal> added,
      Optional<BigDecimal> removed,
      long at) {
    return new Sprint(
        id,
        title,
        start,
        end,
        goal,
        Optional.of(SprintState.CLOSED),
        Optional.of(delivered),
        Optional.of(carried),
        added,
        removed,
        committedAt,
        Optional.of(at),
        demo);
  }

  /** The same sprint without results, committed to or not. */
  Sprint reopened(boolean committed) {
    Sprint plan = named(id, title, start, end).aiming(goal).showing(demo);
    return committed ? plan.committed(committedAt.orElse(0L)) : plan;
  }

  /** Whether it is over for good. */
  public boolean isClosed() {
    return state.equals(Optional.of(SprintState.CLOSED));
  }

  /** Refuses INVALID, naming a field, when it is closed. */
  void requireOpen(String field) {
    if (isClosed()) throw new Refusal(INVALID, field, "This sprint is closed.");
  }

  /** Whether a day is one of its days. */
  boolean lasts(LocalDate day) {
    return !day.isBefore(LocalDate.parse(start)) && !day.isAfter(LocalDate.parse(end));
  }

  /** How many of its days are Monday to Friday and not among these. */
  int workingDays(List<String> off) {
    Set<String> free = Set.copyOf(off);
    return (int) LocalDate.parse(start)
        .datesUntil(LocalDate.parse(end).plusDays(1))
        .filter(day -> day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0)
        .filter(day -> !free.contains(day.toString()))
        .count();
  }

  /** The same sprint with another order of its review. */
  Sprint showing(List<EntityId> order) {
    return EntityShape.with(this, "demo", order);
  }

  /**
   * What is planned in it, in the order it is shown in its review: as somebody put it; of the rest what is done first, then what was
   * begun, each in the order of the backlog. Walks all stories.
   */
  public List<Story> demos(Board board) {
    List<Story> stories = stories(board);
    Stream<Story> first =
        demo.stream().flatMap(id -> stories.stream().filter(story -> story.id().equals(id)));
    Stream<Story> rest = stories.stream()
        .filter(story -> !demo.contains(story.id()))
        .sorted(Comparator.comparingInt(
            story -> story.doneAt().isPresent() ? 0 : story.startedAt().isPresent() ? 1 : 2));
    return Stream.concat(first, rest).toList();
  }

  /** What is planned in it, first to last. Walks all stories. */
  List<Story> stories(Board board) {
    return Story.all(board)
        .filter(story -> story.sprint().equals(Optional.of(id)))
        .toList();
  }

  @Override
  public Right madeWith() {
    return Right.ORDER;
  }

  /** Comes back with who was there for it. Stories that were planned in it stay as they are. */
  @Override
  public Outcome.Changed restore(Board board, OpContext context, List<Entity> others) {
    board.requireRoom(Sprint.class, context.limits().entities());
    return Outcome.put(board.withoutLostLinks(this))
        .and(others.stream()
            .filter(other -> !(other instanceof Availability said)
                || board.find(said.member()).isPresent())
            .toList());
  }
}
