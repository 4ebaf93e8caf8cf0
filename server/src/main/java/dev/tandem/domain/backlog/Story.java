package dev.tandem.domain.backlog;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.Entity;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.EntityShape;
import dev.tandem.domain.board.Numbered;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Ranked;
import dev.tandem.domain.board.Restorable;
import dev.tandem.domain.board.Right;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A piece of work in the one order of the board.
 *
 * @param key what people call it, {@code TAN-12}; given by the server, never given twice
 * @param points estimate, 0 to 1,000 with at most two decimals and no trailing zeros
 * @param assignees members, each once, in the order they were assigned
 * @param labels each once, in the order they were set
 * @param sprint the sprint it is planned in
 */
public record Story(
    EntityId id,
    String key,
    String title,
    String rank,
    Optional<BigDecimal> points,
    List<EntityId> assignees,
    List<String> labels,
    Optional<EntityId> initiative,
    Optional<EntityId> sprint)
    implements Ranked, Numbered, Restorable {
  /** The one order of the board. */
  public static final String ORDER = "backlog";

  public Story {
    assignees = List.copyOf(assignees);
    labels = List.copyOf(labels);
  }

  /** A story of which no more than this is known. */
  public static Story named(EntityId id, String key, String title) {
    return new Story(
        id,
        key,
        title,
        "",
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  /** Every story of a board, first to last. Takes a few milliseconds on the largest board. */
  public static Stream<Story> all(Board board) {
    return board.inOrder(ORDER).map(Story.class::cast);
  }

  @Override
  public String scope() {
    return ORDER;
  }

  @Override
  public int number() {
    return Integer.parseInt(key.substring(key.lastIndexOf('-') + 1));
  }

  @Override
  public Story ranked(String rank) {
    return EntityShape.with(this, "rank", rank);
  }

  /** The same story under another title. */
  public Story titled(String title) {
    return EntityShape.with(this, "title", title);
  }

  /** The same story with another estimate. */
  public Story estimated(Optional<BigDecimal> points) {
    return EntityShape.with(this, "points", points);
  }

  /** The same story with other people on it. */
  public Story assigned(List<EntityId> assignees) {
    return EntityShape.with(this, "assignees", assignees);
  }

  /** The same story with other labels. */
  public Story labelled(List<String> labels) {
    return EntityShape.with(this, "labels", labels);
  }

  /** The same story for another initiative, or for none. */
  public Story linked(Optional<EntityId> initiative) {
    return EntityShape.with(this, "initiative", initiative);
  }

  /** The same story in another sprint, or in none. */
  public Story planned(Optional<EntityId> sprint) {
    return EntityShape.with(this, "sprint", sprint);
  }

  @Override
  public Right madeWith() {
    return Right.ORDER;
  }

  /** Comes back with its criteria and its text, without what is gone by now: initiative, sprint, members. */
  @Override
  public Outcome.Changed restore(Board board, OpContext context, List<Entity> others) {
    board.requireRoom(Story.class, context.limits().stories());
    int criteria = (int) others.stream().filter(Criterion.class::isInstance).count();
    board.requireRoom(Criterion.class, context.limits().entities() - Math.max(0, criteria - 1));
    Story story = linked(initiative.filter(link -> board.find(link).isPresent()))
        .planned(sprint.filter(link -> board.find(link).isPresent()))
        .assigned(
            assignees.stream().filter(link -> board.find(link).isPresent()).toList());
    return board.placeBack(story).put(story).and(others);
  }
}
