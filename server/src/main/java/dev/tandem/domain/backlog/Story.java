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
 * @param type what kind of work it is; absent: a story
 * @param points estimate, 0 to 1,000 with at most two decimals and no trailing zeros
 * @param assignees members, each once, in the order they were assigned
 * @param labels each once, in the order they were set
 * @param initiative what it is for; a story of an epic may leave that to the epic
 * @param sprint the sprint it is planned in
 * @param asA who wants it
 * @param iWant what they want
 * @param soThat why they want it
 * @param epic the epic it is a part of
 * @param release the release it ships with
 * @param needs stories that must be done before it, each once
 * @param blocked why nobody can go on with it; absent: it is not blocked
 * @param blockedBy the story it waits for, where it is one
 * @param blockedSince when it was blocked, ms since 1970
 * @param ready lines of the Definition of Ready that hold for it; checks of removed lines count no more
 * @param readyDespite why it counts as ready although lines are open
 * @param doneChecks lines of the Definition of Done that hold for it, likewise
 * @param doneDespite why it counts as done although lines are open
 * @param column where it stands on the sprint board
 * @param startedAt when work on it began, ms since 1970
 * @param doneAt when it was done, ms since 1970
 * @param review what the review said
 * @param returned why the review returned it
 * @param acceptedIn the sprint whose review accepted it
 */
public record Story(
    EntityId id,
    String key,
    String title,
    String rank,
    Optional<StoryType> type,
    Optional<BigDecimal> points,
    List<EntityId> assignees,
    List<String> labels,
    Optional<EntityId> initiative,
    Optional<EntityId> sprint,
    Optional<String> asA,
    Optional<String> iWant,
    Optional<String> soThat,
    Optional<EntityId> epic,
    Optional<EntityId> release,
    List<EntityId> needs,
    Optional<String> blocked,
    Optional<EntityId> blockedBy,
    Optional<Long> blockedSince,
    List<EntityId> ready,
    Optional<String> readyDespite,
    List<EntityId> doneChecks,
    Optional<String> doneDespite,
    Optional<EntityId> column,
    Optional<Long> startedAt,
    Optional<Long> doneAt,
    Optional<Review> review,
    Optional<String> returned,
    Optional<EntityId> acceptedIn)
    implements Ranked, Numbered, Restorable {
  /** The one order of the board. */
  public static final String ORDER = "backlog";

  public Story {
    assignees = List.copyOf(assignees);
    labels = List.copyOf(labels);
    needs = List.copyOf(needs);
    ready = List.copyOf(ready);
    doneChecks = List.copyOf(doneChecks);
  }

  /** A story of which no more than this is known. */
  public static Story named(EntityId id, String key, String title) {
    return new Story(
        id,
        key,
        title,
        "",
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
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

  /** The same story as another kind of work; empty: a story. */
  public Story typed(Optional<StoryType> type) {
    return EntityShape.with(this, "type", type);
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

  /** The same story for somebody else. */
  public Story wantedBy(Optional<String> asA) {
    return EntityShape.with(this, "asA", asA);
  }

  /** The same story with another wish. */
  public Story wanting(Optional<String> iWant) {
    return EntityShape.with(this, "iWant", iWant);
  }

  /** The same story for another reason. */
  public Story soThat(Optional<String> soThat) {
    return EntityShape.with(this, "soThat", soThat);
  }

  /** The same story in another epic, or in none. */
  public Story partOf(Optional<EntityId> epic) {
    return EntityShape.with(this, "epic", epic);
  }

  /** The same story in another release, or in none. */
  public Story released(Optional<EntityId> release) {
    return EntityShape.with(this, "release", release);
  }

  /** The same story needing other stories. */
  public Story needing(List<EntityId> needs) {
    return EntityShape.with(this, "needs", needs);
  }

  /**
   * The same story, blocked or (all three empty) not.
   *
   * @param reason why
   * @param by the story it waits for, if it is one
   * @param since ms since 1970
   */
  public Story blocked(Optional<String> reason, Optional<EntityId> by, Optional<Long> since) {
    Story because = EntityShape.with(this, "blocked", reason);
    return EntityShape.with(EntityShape.with(because, "blockedBy", by), "blockedSince", since);
  }

  /** The same story with other lines of the Definition of Ready holding. */
  public Story readyBy(List<EntityId> ready) {
    return EntityShape.with(this, "ready", ready);
  }

  /** The same story, ready for a reason although lines are open, or no more so. */
  public Story readyDespite(Optional<String> reason) {
    return EntityShape.with(this, "readyDespite", reason);
  }

  /** The same story with other lines of the Definition of Done holding. */
  public Story doneBy(List<EntityId> doneChecks) {
    return EntityShape.with(this, "doneChecks", doneChecks);
  }

  /** The same story, done for a reason although lines are open, or no more so. */
  public Story doneDespite(Optional<String> reason) {
    return EntityShape.with(this, "doneDespite", reason);
  }

  /** The same story in another column of the sprint board, or in none. */
  public Story inColumn(Optional<EntityId> column) {
    return EntityShape.with(this, "column", column);
  }

  /** The same story, begun at a time, ms since 1970, or not. */
  public Story startedAt(Optional<Long> at) {
    return EntityShape.with(this, "startedAt", at);
  }

  /** The same story, done at a time, ms since 1970, or not. */
  public Story doneAt(Optional<Long> at) {
    return EntityShape.with(this, "doneAt", at);
  }

  /** The same story with what a review said, and why where it was returned; both empty: not reviewed. */
  public Story reviewed(Optional<Review> review, Optional<String> returned) {
    return EntityShape.with(EntityShape.with(this, "review", review), "returned", returned);
  }

  /** The same story, accepted in a sprint, or in none. */
  public Story acceptedIn(Optional<EntityId> sprint) {
    return EntityShape.with(this, "acceptedIn", sprint);
  }

  @Override
  public Right madeWith() {
    return Right.ORDER;
  }

  /** Comes back with what is its own, without links to what is gone by now. */
  @Override
  public Outcome.Changed restore(Board board, OpContext context, List<Entity> others) {
    board.requireRoom(Story.class, context.limits().stories());
    others.stream().map(Entity::getClass).distinct().forEach(type -> {
      int more = (int) others.stream().filter(type::isInstance).count();
      board.requireRoom(type, context.limits().entities() - more + 1);
    });
    Story story = board.withoutLostLinks(this);
    return board.placeBack(story).put(story).and(others);
  }
}
