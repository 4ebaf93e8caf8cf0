package dev.tandem.transfer;

import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Op;
import dev.tandem.domain.handoff.AcceptHandoff;
import dev.tandem.domain.handoff.OfferHandoff;
import dev.tandem.domain.handoff.Receiver;
import dev.tandem.domain.ideas.AddIdea;
import dev.tandem.domain.ideas.DeclineIdea;
import dev.tandem.domain.ideas.IdeaStatus;
import dev.tandem.domain.ideas.LinkIdea;
import dev.tandem.domain.ideas.MergeIdea;
import dev.tandem.domain.ideas.SetIdeaStatus;
import dev.tandem.domain.ideas.VoteIdea;
import dev.tandem.domain.objective.AddKeyResult;
import dev.tandem.domain.objective.CreateObjective;
import dev.tandem.domain.objective.SetKeyResultCurrent;
import dev.tandem.domain.release.AddReleaseCheck;
import dev.tandem.domain.release.CreateRelease;
import dev.tandem.domain.release.ShipRelease;
import dev.tandem.domain.release.TickReleaseCheck;
import dev.tandem.domain.roadmap.AddEvidence;
import dev.tandem.domain.roadmap.CreateMilestone;
import dev.tandem.domain.roadmap.NeedInitiative;
import dev.tandem.domain.roadmap.SetInitiativeBudget;
import dev.tandem.domain.roadmap.SetInitiativeCheckDay;
import dev.tandem.domain.roadmap.SetInitiativeExpected;
import dev.tandem.domain.roadmap.SetInitiativeObjective;
import dev.tandem.domain.roadmap.SetInitiativeOutcome;
import dev.tandem.domain.roadmap.SetInitiativeOwner;
import dev.tandem.domain.roadmap.SetInitiativeStage;
import dev.tandem.domain.roadmap.SetInitiativeStart;
import dev.tandem.domain.roadmap.SetInitiativeTarget;
import dev.tandem.domain.roadmap.Stage;
import dev.tandem.domain.roadmap.Strength;
import dev.tandem.domain.scoring.CreateScoring;
import dev.tandem.domain.scoring.Method;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What stands around the demo board's roadmap: objectives, dates, evidence, releases and ideas, made up to fit its backlog. */
final class DemoPlan {
  private final Supplier<EntityId> ids;
  private final Map<String, EntityId> initiatives;
  private final EntityId owner;
  private final LocalDate today;
  private final List<Op> ops = new ArrayList<>();
  private final Map<String, EntityId> objectives = new HashMap<>();
  private final Map<String, EntityId> releases = new HashMap<>();

  /**
   * A plan around a day.
   *
   * @param initiatives the board's initiatives by title
   * @param owner a member of the board who answers for some
   */
  DemoPlan(
      Supplier<EntityId> ids, Map<String, EntityId> initiatives, EntityId owner, LocalDate today) {
    this.ids = ids;
    this.initiatives = initiatives;
    this.owner = owner;
    this.today = today;
  }

  /** The ops, for a board that has the initiatives. */
  List<Op> ops() {
    objectives();
    initiatives();
    releases();
    ideas();
    handoffs();
    ops.add(new CreateScoring(ids.get(), Method.RICE, List.of(), List.of()));
    ops.add(new CreateMilestone(ids.get(), "ApacheCon talk", day(46)));
    ops.add(new CreateMilestone(ids.get(), "Vote on 2.1", day(74)));
    return ops;
  }

  /** Its releases by title, once the ops were made. */
  Map<String, EntityId> releasesByTitle() {
    return releases;
  }

  private String day(int fromToday) {
    return today.plusDays(fromToday).toString();
  }

  private void objectives() {
    EntityId answers = objective("Answers people can trust", Optional.empty());
    result(answers, "Queries that return what was asked", "%", 91, 99.5, 92.4, 94, 95.1, 96.8);
    result(answers, "Slowest query in a hundred", "ms", 900, 250, 860, 710, 640, 520);
    EntityId start = objective("From sign-up to first call in an hour", Optional.of(answers));
    result(start, "Newcomers who finish the guide", "%", 34, 70, 35, 41, 40, 47);
    result(start, "Questions on the list per new app", "", 5.2, 2, 5, 4.4, 4.6);
    EntityId load = objective("Ten times the load, the same calm", Optional.of(start));
    result(load, "Entities indexed a second", "", 1800, 20000, 2100, 4800, 9200);
  }

  private EntityId objective(String title, Optional<EntityId> after) {
    EntityId id = ids.get();
    ops.add(new CreateObjective(id, title, after));
    objectives.put(title, id);
    return id;
  }

  private void result(
      EntityId objective, String title, String unit, double from, double to, double... figures) {
    EntityId id = ids.get();
    ops.add(new AddKeyResult(
        id,
        objective,
        title,
        BigDecimal.valueOf(from),
        BigDecimal.valueOf(to),
        Optional.of(unit).filter(text -> !text.isEmpty()),
        Optional.empty()));
    for (double figure : figures) ops.add(new SetKeyResultCurrent(id, BigDecimal.valueOf(figure)));
  }

  private void initiatives() {
    plan(
        "Queries that return what was asked",
        "Answers people can trust",
        Stage.BUILDING,
        -28,
        42,
        120);
    outcome("Queries that return what was asked", "Nobody has to check a result by hand any more.");
    evidence(
        "Queries that return what was asked",
        "29 of 81 bugs of the last year are wrong results",
        Strength.STRONG);
    evidence(
        "Queries that return what was asked",
        "Three hosting customers asked for it by name",
        Strength.MEDIUM);
    plan(
        "Indexing that keeps up", "Ten times the load, the same calm", Stage.BUILDING, -14, 56, 90);
    evidence(
        "Indexing that keeps up",
        "A load test lost 4% of the entities at 2,000 a second",
        Strength.STRONG);
    plan(
        "Push notifications that arrive",
        "From sign-up to first call in an hour",
        Stage.BUILDING,
        -42,
        21,
        60);
    evidence(
        "Push notifications that arrive", "Two app teams reported silent losses", Strength.WEAK);
    plan(
        "One sign-in for all instances",
        "From sign-up to first call in an hour",
        Stage.PLANNED,
        14,
        77,
        55);
    plan(
        "Release 2.1 to Apache",
        "From sign-up to first call in an hour",
        Stage.PLANNED,
        35,
        74,
        40);
    need("Release 2.1 to Apache", "Push notifications that arrive");
    need("Release 2.1 to Apache", "Queries that return what was asked");
    plan(
        "Docs and SDKs for newcomers",
        "From sign-up to first call in an hour",
        Stage.VALIDATED,
        60,
        130,
        45);
    evidence(
        "Docs and SDKs for newcomers",
        "Half of the mails on the list are answered by a link",
        Strength.MEDIUM);
    plan(
        "Fast and observable under load",
        "Ten times the load, the same calm",
        Stage.VALIDATED,
        70,
        150,
        70);
    need("Fast and observable under load", "Indexing that keeps up");
    plan("A test suite we trust", "Answers people can trust", Stage.MEASURING, -120, -20, 50);
    EntityId tests = initiatives.get("A test suite we trust");
    ops.add(new SetInitiativeExpected(
        tests, Optional.of("A build is red only when something is broken.")));
    ops.add(new SetInitiativeCheckDay(tests, Optional.of(day(-2))));
    ops.add(new SetInitiativeOwner(tests, Optional.of(owner)));
  }

  private void plan(
      String title, String objective, Stage stage, int start, int target, int budget) {
    EntityId id = initiatives.get(title);
    ops.add(new SetInitiativeObjective(id, Optional.of(objectives.get(objective))));
    ops.add(new SetInitiativeStage(id, Optional.of(stage)));
    ops.add(new SetInitiativeStart(id, Optional.of(day(start))));
    ops.add(new SetInitiativeTarget(id, Optional.of(day(target))));
    ops.add(new SetInitiativeBudget(id, Optional.of(BigDecimal.valueOf(budget))));
  }

  private void outcome(String title, String outcome) {
    ops.add(new SetInitiativeOutcome(initiatives.get(title), Optional.of(outcome)));
  }

  private void evidence(String title, String text, Strength strength) {
    ops.add(new AddEvidence(ids.get(), initiatives.get(title), text, strength));
  }

  private void need(String title, String needed) {
    ops.add(new NeedInitiative(initiatives.get(title), initiatives.get(needed), true));
  }

  private void releases() {
    EntityId out = release("2.0.2", -4, Optional.empty());
    checks(out, 2, "Upgrade notes are written", "Three votes of the project");
    ops.add(new ShipRelease(out, Optional.of(day(-5))));
    EntityId patch = release("2.0.3", 46, Optional.of(out));
    checks(patch, 0, "Upgrade notes are written", "Three votes of the project");
    EntityId first = release("2.1", 74, Optional.of(patch));
    checks(
        first,
        2,
        "Licence headers are checked",
        "Upgrade notes are written",
        "Three votes of the project",
        "Signed files on the mirrors");
    EntityId second = release("2.2", 165, Optional.of(first));
    checks(second, 0, "Load test at 20,000 entities a second", "Upgrade notes are written");
  }

  private EntityId release(String title, int target, Optional<EntityId> after) {
    EntityId id = ids.get();
    releases.put(title, id);
    ops.add(new CreateRelease(id, title, Optional.of(day(target)), after));
    return id;
  }

  /** Two handed on; what was accepted first has changed since, so that the difference shows. */
  private void handoffs() {
    EntityId queries = initiatives.get("Queries that return what was asked");
    EntityId accepted = ids.get();
    ops.add(new OfferHandoff(accepted, queries, Receiver.PO));
    ops.add(new AcceptHandoff(accepted));
    ops.add(new SetInitiativeTarget(queries, Optional.of(day(49))));
    ops.add(new OfferHandoff(ids.get(), initiatives.get("Indexing that keeps up"), Receiver.PO));
  }

  private void checks(EntityId release, int done, String... texts) {
    Optional<EntityId> last = Optional.empty();
    for (int i = 0; i < texts.length; i++) {
      EntityId id = ids.get();
      ops.add(new AddReleaseCheck(id, release, texts[i], last));
      if (i < done) ops.add(new TickReleaseCheck(id, true));
      last = Optional.of(id);
    }
  }

  private void ideas() {
    EntityId offline = idea(
        "Keep working offline",
        "Our field app loses what people type in tunnels.",
        "Mira, fleet apps");
    ops.add(new VoteIdea(offline, true));
    EntityId sync =
        idea("Sync when the phone is back", "Like keeping work offline, I think.", "A visitor");
    ops.add(new MergeIdea(sync, Optional.of(offline)));
    idea("GraphQL beside REST", "One call for a screen instead of six.", "Joost");
    EntityId geo = idea(
        "Search within a polygon", "A circle does not fit a delivery area.", "Mira, fleet apps");
    ops.add(new SetIdeaStatus(geo, IdeaStatus.REVIEW));
    EntityId queries =
        idea("Say which part of a query is wrong", "Now it returns everything.", "Ola");
    ops.add(new SetIdeaStatus(queries, IdeaStatus.PLANNED));
    ops.add(
        new LinkIdea(queries, Optional.of(initiatives.get("Queries that return what was asked"))));
    EntityId mail = idea("Send e-mail campaigns", "So that we need no other tool.", "Pat");
    ops.add(
        new DeclineIdea(
            mail,
            "Mailing is not what a backend is for. Tell us what an app should do when somebody was away for long, and we look at it again."));
  }

  private EntityId idea(String title, String body, String name) {
    EntityId id = ids.get();
    ops.add(new AddIdea(id, title, Optional.of(body), Optional.of(name)));
    return id;
  }
}
