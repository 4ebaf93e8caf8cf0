package dev.tandem.transfer;

import dev.tandem.domain.backlog.AddComment;
import dev.tandem.domain.backlog.AddCriterion;
import dev.tandem.domain.backlog.AddGate;
import dev.tandem.domain.backlog.AddTask;
import dev.tandem.domain.backlog.AnswerQuestion;
import dev.tandem.domain.backlog.AskQuestion;
import dev.tandem.domain.backlog.AssignStory;
import dev.tandem.domain.backlog.AssignTask;
import dev.tandem.domain.backlog.CheckCriterion;
import dev.tandem.domain.backlog.CheckTask;
import dev.tandem.domain.backlog.Comment;
import dev.tandem.domain.backlog.CreateEpic;
import dev.tandem.domain.backlog.CreateStory;
import dev.tandem.domain.backlog.Criterion;
import dev.tandem.domain.backlog.EditText;
import dev.tandem.domain.backlog.Epic;
import dev.tandem.domain.backlog.Gate;
import dev.tandem.domain.backlog.LabelStory;
import dev.tandem.domain.backlog.LinkEpic;
import dev.tandem.domain.backlog.LinkStory;
import dev.tandem.domain.backlog.Question;
import dev.tandem.domain.backlog.SaveFilter;
import dev.tandem.domain.backlog.SavedFilter;
import dev.tandem.domain.backlog.SetStoryPoints;
import dev.tandem.domain.backlog.Story;
import dev.tandem.domain.backlog.Task;
import dev.tandem.domain.backlog.Text;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.BoardInfo;
import dev.tandem.domain.board.Entity;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Member;
import dev.tandem.domain.board.Op;
import dev.tandem.domain.board.Ranked;
import dev.tandem.domain.handoff.Handoff;
import dev.tandem.domain.ideas.Idea;
import dev.tandem.domain.ideas.IdeaLink;
import dev.tandem.domain.ideas.MergeIdea;
import dev.tandem.domain.members.AddMember;
import dev.tandem.domain.objective.KeyResult;
import dev.tandem.domain.objective.Objective;
import dev.tandem.domain.proposal.Proposal;
import dev.tandem.domain.release.Release;
import dev.tandem.domain.release.ReleaseCheck;
import dev.tandem.domain.retro.Action;
import dev.tandem.domain.retro.Ballot;
import dev.tandem.domain.retro.CheckIn;
import dev.tandem.domain.retro.Decision;
import dev.tandem.domain.retro.DotVote;
import dev.tandem.domain.retro.Note;
import dev.tandem.domain.retro.NoteColumns;
import dev.tandem.domain.retro.NoteGroup;
import dev.tandem.domain.retro.RomanPoll;
import dev.tandem.domain.retro.RomanVote;
import dev.tandem.domain.roadmap.CreateInitiative;
import dev.tandem.domain.roadmap.CreateLane;
import dev.tandem.domain.roadmap.Evidence;
import dev.tandem.domain.roadmap.Horizon;
import dev.tandem.domain.roadmap.Initiative;
import dev.tandem.domain.roadmap.Lane;
import dev.tandem.domain.roadmap.Milestone;
import dev.tandem.domain.roadmap.MoveInitiative;
import dev.tandem.domain.roadmap.NeedInitiative;
import dev.tandem.domain.roadmap.SetVision;
import dev.tandem.domain.scoring.Score;
import dev.tandem.domain.scoring.Scoring;
import dev.tandem.domain.session.LiveSession;
import dev.tandem.domain.session.Phase;
import dev.tandem.domain.session.Round;
import dev.tandem.domain.session.Vote;
import dev.tandem.domain.sprint.Availability;
import dev.tandem.domain.sprint.Baseline;
import dev.tandem.domain.sprint.Column;
import dev.tandem.domain.sprint.PastSprint;
import dev.tandem.domain.sprint.ReturnCriterion;
import dev.tandem.domain.sprint.Sprint;
import dev.tandem.domain.text.TextDelta;
import dev.tandem.domain.wall.Screen;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Turns the entities of an export into ops for a board: after what is there, in the order they had, under new ids where
 * an id is taken. Members keep their ids and come without hats, so that a file gives nobody a right; who is on the
 * board already stays as is. What is not taken over is {@link #LEFT_OUT} and the board's own title, rights and time zone. Questions
 * and comments begin with the name of who wrote them.
 */
final class JsonPlan {
  /** In which order kinds are made: what others name comes first. */
  static final List<Class<? extends Entity>> ORDER = List.of(
      BoardInfo.class,
      Member.class,
      Objective.class,
      KeyResult.class,
      Release.class,
      ReleaseCheck.class,
      Milestone.class,
      Column.class,
      PastSprint.class,
      Lane.class,
      Initiative.class,
      Evidence.class,
      Epic.class,
      Gate.class,
      Sprint.class,
      Availability.class,
      Story.class,
      Criterion.class,
      Task.class,
      Question.class,
      Comment.class,
      SavedFilter.class,
      Text.class,
      Idea.class,
      Baseline.class);

  /** What is not taken over: what people did on their own, and what gives access. */
  static final Set<Class<? extends Entity>> LEFT_OUT = Set.of(
      Proposal.class,
      Screen.class,
      IdeaLink.class,
      Handoff.class,
      Scoring.class,
      Score.class,
      LiveSession.class,
      Phase.class,
      Round.class,
      Vote.class,
      Note.class,
      NoteColumns.class,
      NoteGroup.class,
      DotVote.class,
      Ballot.class,
      RomanPoll.class,
      RomanVote.class,
      CheckIn.class,
      Action.class,
      Decision.class);

  private final Board board;
  private final Supplier<EntityId> ids;
  private final Map<EntityId, EntityId> renamed = new HashMap<>();
  private final Map<String, Optional<EntityId>> last = new HashMap<>();
  private final Map<EntityId, List<Op>> waiting = new HashMap<>();
  private final Set<EntityId> objectives = new HashSet<>();
  private final PlanOps plan = new PlanOps(this::now, this::next, objectives::contains);
  private final Set<EntityId> made = new HashSet<>();
  private final Map<EntityId, String> names = new HashMap<>();
  private final StoryRefining refining = new StoryRefining(this::now, this::isThere);
  private final SprintOps sprints = new SprintOps(this::now, this::next, this::isThere);

  JsonPlan(Board board, Supplier<EntityId> ids) {
    this.board = board;
    this.ids = ids;
  }

  /** An entity and where it stands in the file, from 1. */
  record Numbered(int line, Entity entity) {
    String rank() {
      return entity instanceof Ranked ranked ? ranked.rank() : "";
    }

    EntityId id() {
      return entity.id();
    }
  }

  ImportPlan of(List<Numbered> read, List<ImportReport.RefusedRow> refused) {
    for (Numbered each : read) {
      if (each.entity() instanceof Member member) names.put(member.id(), member.name());
    }
    List<Numbered> wanted = read.stream()
        .filter(each -> isWanted(each.entity()))
        .sorted(Comparator.<Numbered>comparingInt(
                each -> ORDER.indexOf(each.entity().getClass()))
            .thenComparing(Numbered::rank)
            .thenComparing(Numbered::id))
        .toList();
    List<ImportReport.RefusedRow> bad = new ArrayList<>(refused);
    List<ImportPlan.Row> rows = new ArrayList<>();
    Set<EntityId> seen = new HashSet<>();
    for (Numbered each : wanted) {
      if (!seen.add(each.id())) {
        bad.add(new ImportReport.RefusedRow(each.line(), "id", "The file has this id twice."));
        continue;
      }
      name(each.entity());
      made.add(each.id());
      List<Op> ops = new ArrayList<>(ops(each.entity()));
      ops.addAll(links(each.entity(), seen));
      rows.add(new ImportPlan.Row(each.line(), ops));
    }
    rows.addAll(late(wanted, Story.class));
    rows.addAll(late(wanted, Sprint.class));
    return new ImportPlan(seen.size() + bad.size(), rows, bad, List.of());
  }

  /** What can be said of things of a kind only when all else is there, in rows of their own under the same lines. */
  private List<ImportPlan.Row> late(List<Numbered> wanted, Class<? extends Entity> kind) {
    return wanted.stream()
        .filter(each -> kind.isInstance(each.entity()) && made.contains(each.id()))
        .map(each -> new ImportPlan.Row(each.line(), sprints.late(each.entity(), now(each.id()))))
        .filter(row -> !row.ops().isEmpty())
        .toList();
  }

  /** Links between things of one kind, made with the second of the two: only then both are there. */
  private List<Op> links(Entity entity, Set<EntityId> seen) {
    Map<EntityId, Op> wishes = new LinkedHashMap<>();
    if (entity instanceof Initiative initiative) {
      for (EntityId need : initiative.needs())
        wishes.put(need, new NeedInitiative(now(initiative.id()), now(need), true));
    } else if (entity instanceof Idea idea && idea.into().isPresent()) {
      EntityId into = idea.into().get();
      wishes.put(into, new MergeIdea(now(idea.id()), Optional.of(now(into))));
    }
    List<Op> ops = new ArrayList<>(waiting.getOrDefault(entity.id(), List.of()));
    wishes.forEach((other, op) -> {
      if (seen.contains(other)) ops.add(op);
      else waiting.computeIfAbsent(other, id -> new ArrayList<>()).add(op);
    });
    return ops;
  }

  private boolean isWanted(Entity entity) {
    if (entity instanceof BoardInfo info)
      return info.vision().isPresent() && vision().isEmpty();
    if (entity instanceof Member member) return board.find(member.id()).isEmpty();
    return ORDER.contains(entity.getClass());
  }

  private Optional<String> vision() {
    return board.find(board.id(), BoardInfo.class).flatMap(BoardInfo::vision);
  }

  private void name(Entity entity) {
    boolean room = board.count(Objective.class) + objectives.size() < Objective.MOST;
    if (entity instanceof Objective && room) objectives.add(entity.id());
    boolean taken = board.entry(entity.id()).isPresent() || entity.id().equals(board.id());
    boolean keeps = entity instanceof Member
        || entity instanceof BoardInfo
        || entity.id().owner().isPresent();
    if (taken && !keeps) renamed.put(entity.id(), ids.get());
  }

  /** Whether a thing is on the board, or will be by the ops so far. */
  private boolean isThere(EntityId id) {
    return made.contains(id) || board.find(now(id)).isPresent();
  }

  private EntityId now(EntityId id) {
    return renamed.getOrDefault(id, id);
  }

  /** The last entity of an order so far; the next one stands after it. */
  private Optional<EntityId> next(String scope, EntityId id) {
    Optional<EntityId> before = last.computeIfAbsent(scope, order -> ImportPlan.last(board, order));
    last.put(scope, Optional.of(id));
    return before;
  }

  private List<Op> ops(Entity entity) {
    EntityId id = now(entity.id());
    if (entity instanceof BoardInfo info) return List.of(new SetVision(board.id(), info.vision()));
    if (entity instanceof Member member)
      return List.of(new AddMember(id, member.name(), List.of()));
    if (entity instanceof Lane lane)
      return List.of(new CreateLane(id, lane.title(), next(lane.scope(), id)));
    if (entity instanceof Initiative initiative) return initiative(initiative, id);
    if (entity instanceof Story story) return story(story, id);
    if (entity instanceof Criterion criterion) return criterion(criterion, id);
    if (entity instanceof Epic epic) return epic(epic, id);
    if (entity instanceof Gate gate)
      return List.of(new AddGate(id, gate.of(), gate.text(), next(gate.scope(), id)));
    if (entity instanceof Task task) return task(task, id);
    if (entity instanceof Question question) return question(question, id);
    if (entity instanceof Comment comment)
      return List.of(new AddComment(
          id,
          now(comment.on()),
          said(comment.member(), comment.text()),
          comment.mentions().stream().filter(this::isThere).map(this::now).toList()));
    if (entity instanceof SavedFilter filter)
      return List.of(new SaveFilter(id, filter.title(), filter.query(), filter.shared()));
    if (entity instanceof Text text) return text(text);
    List<Op> planned = plan.of(entity, id);
    return planned.isEmpty() ? sprints.of(entity, id) : planned;
  }

  private List<Op> initiative(Initiative initiative, EntityId id) {
    EntityId lane = now(initiative.lane());
    Optional<EntityId> after = next(Initiative.cell(lane, initiative.horizon()), id);
    List<Op> ops = new ArrayList<>();
    boolean later = initiative.horizon() == Horizon.LATER;
    ops.add(new CreateInitiative(id, initiative.title(), lane, later ? after : Optional.empty()));
    if (!later) ops.add(new MoveInitiative(id, lane, initiative.horizon(), after));
    ops.addAll(plan.said(initiative, id));
    return ops;
  }

  private List<Op> story(Story story, EntityId id) {
    List<Op> ops = new ArrayList<>();
    ops.add(new CreateStory(id, story.title(), next(Story.ORDER, id)));
    if (story.points().isPresent()) ops.add(new SetStoryPoints(id, story.points()));
    for (String label : story.labels()) ops.add(new LabelStory(id, label, true));
    for (EntityId member : story.assignees()) ops.add(new AssignStory(id, now(member), true));
    story
        .initiative()
        .ifPresent(initiative -> ops.add(new LinkStory(id, Optional.of(now(initiative)))));
    ops.addAll(sprints.planned(story, id));
    ops.addAll(refining.of(story, id));
    return ops;
  }

  private List<Op> criterion(Criterion criterion, EntityId id) {
    EntityId story = now(criterion.story());
    Criterion there = new Criterion(id, story, criterion.text(), criterion.done(), "");
    List<Op> ops = new ArrayList<>();
    ops.add(new AddCriterion(id, story, criterion.text(), next(there.scope(), id)));
    if (criterion.done()) ops.add(new CheckCriterion(id, true));
    if (criterion.unmet().isPresent()) ops.add(new ReturnCriterion(id, criterion.unmet()));
    sprints.saw(criterion);
    return ops;
  }

  private List<Op> epic(Epic epic, EntityId id) {
    List<Op> ops = new ArrayList<>();
    ops.add(new CreateEpic(id, epic.title(), next(Epic.ORDER, id)));
    epic.initiative()
        .filter(this::isThere)
        .ifPresent(initiative -> ops.add(new LinkEpic(id, Optional.of(now(initiative)))));
    return ops;
  }

  private List<Op> task(Task task, EntityId id) {
    EntityId story = now(task.story());
    List<Op> ops = new ArrayList<>();
    ops.add(new AddTask(id, story, task.text(), next(Task.order(story), id)));
    if (task.done()) ops.add(new CheckTask(id, true));
    task.member()
        .filter(this::isThere)
        .ifPresent(member -> ops.add(new AssignTask(id, Optional.of(now(member)))));
    return ops;
  }

  private List<Op> question(Question question, EntityId id) {
    List<Op> ops = new ArrayList<>();
    String asked = said(question.member(), question.text());
    ops.add(new AskQuestion(id, now(question.story()), asked));
    question
        .answer()
        .map(answer -> question.answeredBy().map(by -> said(by, answer)).orElse(answer))
        .ifPresent(answer -> ops.add(new AnswerQuestion(id, Optional.of(answer))));
    return ops;
  }

  /** What somebody said elsewhere, with the name: here it is written by who imports. */
  private String said(EntityId member, String text) {
    return Optional.ofNullable(names.get(member))
        .map(name -> name + ": " + text)
        .orElse(text);
  }

  private List<Op> text(Text text) {
    EntityId owner = now(text.id().owner().orElse(text.id()));
    return List.of(new EditText(Text.of(owner), 0, TextDelta.insertion(text.value())));
  }
}
