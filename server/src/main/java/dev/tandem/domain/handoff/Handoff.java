package dev.tandem.domain.handoff;

import dev.tandem.domain.backlog.Story;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.Entity;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.EntityShape;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Right;
import dev.tandem.domain.roadmap.Initiative;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * An initiative given from one hand to the next, with what was agreed on: what changed since is the difference to that.
 *
 * @param to who is to take it
 * @param member who offered it
 * @param at when it was offered, accepted or returned last, ms since 1970
 * @param decider who accepted or returned it
 * @param questions why it was returned
 * @param title agreed title; there once it was accepted, as the next ones
 * @param outcome agreed outcome
 * @param target agreed target
 * @param budget agreed budget
 * @param stories agreed scope
 * @param points agreed points of the scope
 */
public record Handoff(
    EntityId id,
    EntityId initiative,
    Receiver to,
    EntityId member,
    HandoffState state,
    long at,
    Optional<EntityId> decider,
    Optional<String> questions,
    Optional<String> title,
    Optional<String> outcome,
    Optional<String> target,
    Optional<BigDecimal> budget,
    List<EntityId> stories,
    Optional<BigDecimal> points)
    implements Entity {
  public Handoff {
    stories = List.copyOf(stories);
  }

  /** The right to answer a hand-off; {@link Right#CONTRIBUTE} when there is none of this id. */
  static Right answering(Board board, EntityId id) {
    return board.find(id, Handoff.class).map(one -> one.to().takes()).orElse(Right.CONTRIBUTE);
  }

  /** The same hand-off, agreed on as the initiative and its stories are now. */
  Handoff agreed(Board board, OpContext context) {
    Initiative now = board.require(initiative, Initiative.class, "id");
    List<Story> scope = Story.all(board)
        .filter(story -> story.initiative().equals(Optional.of(initiative)))
        .toList();
    BigDecimal sum = scope.stream()
        .flatMap(story -> story.points().stream())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
    return new Handoff(
        id,
        initiative,
        to,
        member,
        HandoffState.ACCEPTED,
        context.now(),
        Optional.of(context.member()),
        Optional.empty(),
        Optional.of(now.title()),
        now.outcome(),
        now.target(),
        now.budget(),
        scope.stream().map(Story::id).toList(),
        Optional.of(sum));
  }

  /** The same hand-off, in another state at this moment. */
  Handoff answered(
      HandoffState state,
      OpContext context,
      Optional<EntityId> decider,
      Optional<String> questions) {
    Handoff next = EntityShape.with(this, "state", state);
    next = EntityShape.with(next, "at", context.now());
    next = EntityShape.with(next, "decider", decider);
    return EntityShape.with(next, "questions", questions);
  }
}
