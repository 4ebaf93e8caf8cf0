package dev.tandem.transfer;

import dev.tandem.domain.board.Entity;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Op;
import dev.tandem.domain.ideas.AddIdea;
import dev.tandem.domain.ideas.DeclineIdea;
import dev.tandem.domain.ideas.Idea;
import dev.tandem.domain.ideas.IdeaStatus;
import dev.tandem.domain.ideas.LinkIdea;
import dev.tandem.domain.ideas.SetIdeaStatus;
import dev.tandem.domain.objective.AddKeyResult;
import dev.tandem.domain.objective.CreateObjective;
import dev.tandem.domain.objective.KeyResult;
import dev.tandem.domain.objective.Objective;
import dev.tandem.domain.objective.SetKeyResultCurrent;
import dev.tandem.domain.release.AddReleaseCheck;
import dev.tandem.domain.release.CreateRelease;
import dev.tandem.domain.release.Release;
import dev.tandem.domain.release.ReleaseCheck;
import dev.tandem.domain.release.ShipRelease;
import dev.tandem.domain.release.TickReleaseCheck;
import dev.tandem.domain.roadmap.AddEvidence;
import dev.tandem.domain.roadmap.CheckInitiative;
import dev.tandem.domain.roadmap.CreateMilestone;
import dev.tandem.domain.roadmap.Evidence;
import dev.tandem.domain.roadmap.Initiative;
import dev.tandem.domain.roadmap.Milestone;
import dev.tandem.domain.roadmap.SetInitiativeBudget;
import dev.tandem.domain.roadmap.SetInitiativeCheckDay;
import dev.tandem.domain.roadmap.SetInitiativeExpected;
import dev.tandem.domain.roadmap.SetInitiativeObjective;
import dev.tandem.domain.roadmap.SetInitiativeOutcome;
import dev.tandem.domain.roadmap.SetInitiativeOwner;
import dev.tandem.domain.roadmap.SetInitiativeStage;
import dev.tandem.domain.roadmap.SetInitiativeStart;
import dev.tandem.domain.roadmap.SetInitiativeTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Turns what stands around a roadmap into ops for a board. Votes, scores and hand-offs are what single people did and
 * are not taken over.
 *
 * @param now the id an entity of the file has on the board
 * @param next the entity an order's next one stands after, noting it as the last
 * @param made whether an objective of the file finds room on the board; who served another one comes without it
 */
record PlanOps(
    UnaryOperator<EntityId> now,
    BiFunction<String, EntityId, Optional<EntityId>> next,
    Predicate<EntityId> made) {
  /** The ops that make an entity, empty for kinds that are none of these. */
  List<Op> of(Entity entity, EntityId id) {
    if (entity instanceof Objective objective)
      return List.of(new CreateObjective(id, objective.title(), next.apply(Objective.ORDER, id)));
    if (entity instanceof KeyResult result) return keyResult(result, id);
    if (entity instanceof Release release) return release(release, id);
    if (entity instanceof ReleaseCheck check) return check(check, id);
    if (entity instanceof Milestone milestone)
      return List.of(new CreateMilestone(id, milestone.title(), milestone.day()));
    if (entity instanceof Evidence evidence)
      return List.of(new AddEvidence(
          id, now.apply(evidence.initiative()), evidence.text(), evidence.strength()));
    if (entity instanceof Idea idea) return idea(idea, id);
    return List.of();
  }

  private List<Op> keyResult(KeyResult result, EntityId id) {
    EntityId objective = now.apply(result.objective());
    List<Op> ops = new ArrayList<>();
    ops.add(new AddKeyResult(
        id,
        objective,
        result.title(),
        result.baseline(),
        result.target(),
        result.unit(),
        next.apply(KeyResult.order(objective), id)));
    result.trend().forEach(figure -> ops.add(new SetKeyResultCurrent(id, figure)));
    return ops;
  }

  private List<Op> release(Release release, EntityId id) {
    List<Op> ops = new ArrayList<>();
    ops.add(
        new CreateRelease(id, release.title(), release.target(), next.apply(Release.ORDER, id)));
    if (release.shipped().isPresent()) ops.add(new ShipRelease(id, release.shipped()));
    return ops;
  }

  private List<Op> check(ReleaseCheck check, EntityId id) {
    EntityId release = now.apply(check.release());
    List<Op> ops = new ArrayList<>();
    ops.add(new AddReleaseCheck(
        id, release, check.text(), next.apply(ReleaseCheck.order(release), id)));
    if (check.done()) ops.add(new TickReleaseCheck(id, true));
    return ops;
  }

  private List<Op> idea(Idea idea, EntityId id) {
    List<Op> ops = new ArrayList<>();
    ops.add(new AddIdea(id, idea.title(), idea.body(), idea.name()));
    if (idea.reason().isPresent()) ops.add(new DeclineIdea(id, idea.reason().get()));
    else if (idea.status() != IdeaStatus.NEW) ops.add(new SetIdeaStatus(id, idea.status()));
    idea.work().ifPresent(work -> ops.add(new LinkIdea(id, Optional.of(now.apply(work)))));
    return ops;
  }

  /** What an initiative says of itself, for one that is made without it. */
  List<Op> said(Initiative of, EntityId id) {
    List<Op> ops = new ArrayList<>();
    of.outcome().ifPresent(text -> ops.add(new SetInitiativeOutcome(id, Optional.of(text))));
    of.start().ifPresent(day -> ops.add(new SetInitiativeStart(id, Optional.of(day))));
    of.target().ifPresent(day -> ops.add(new SetInitiativeTarget(id, Optional.of(day))));
    of.budget().ifPresent(points -> ops.add(new SetInitiativeBudget(id, Optional.of(points))));
    of.expected().ifPresent(text -> ops.add(new SetInitiativeExpected(id, Optional.of(text))));
    of.checkOn().ifPresent(day -> ops.add(new SetInitiativeCheckDay(id, Optional.of(day))));
    if (of.actual().isPresent()) ops.add(new CheckInitiative(id, of.actual(), of.verdict()));
    // After the check: one that is out is retired only then.
    of.stage().ifPresent(stage -> ops.add(new SetInitiativeStage(id, Optional.of(stage))));
    of.owner().ifPresent(one -> ops.add(new SetInitiativeOwner(id, Optional.of(now.apply(one)))));
    of.objective()
        .filter(made)
        .ifPresent(one -> ops.add(new SetInitiativeObjective(id, Optional.of(now.apply(one)))));
    return ops;
  }
}
