package dev.tandem.transfer;

import dev.tandem.domain.backlog.AddComment;
import dev.tandem.domain.backlog.AddGate;
import dev.tandem.domain.backlog.AddTask;
import dev.tandem.domain.backlog.AnswerQuestion;
import dev.tandem.domain.backlog.AskQuestion;
import dev.tandem.domain.backlog.BlockStory;
import dev.tandem.domain.backlog.CheckGate;
import dev.tandem.domain.backlog.CheckTask;
import dev.tandem.domain.backlog.CreateEpic;
import dev.tandem.domain.backlog.CreateStory;
import dev.tandem.domain.backlog.GateKind;
import dev.tandem.domain.backlog.LinkEpic;
import dev.tandem.domain.backlog.NeedStory;
import dev.tandem.domain.backlog.ReleaseStory;
import dev.tandem.domain.backlog.SaveFilter;
import dev.tandem.domain.backlog.SetStoryAsA;
import dev.tandem.domain.backlog.SetStoryEpic;
import dev.tandem.domain.backlog.SetStoryIWant;
import dev.tandem.domain.backlog.SetStoryPoints;
import dev.tandem.domain.backlog.SetStorySoThat;
import dev.tandem.domain.backlog.SetStoryType;
import dev.tandem.domain.backlog.StoryType;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Op;
import dev.tandem.transfer.DemoThemes.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the demo board's stories have beyond title and points: kinds, epics, gates, blockers, tasks, questions. */
final class DemoRefining {
  private static final String POINTS = "It has points";
  private static final List<String> READY =
      List.of("Everybody knows what done means", POINTS, "It fits into one sprint");
  private static final List<String> DONE = List.of(
      "Tests are green on both databases",
      "Somebody else has read the change",
      "The docs say how to use it");
  private static final Pattern BUG =
      Pattern.compile("fix|fail|error|exception|wrong|null|broken|does not|doesn't|cannot|leak");
  private static final Pattern SPIKE =
      Pattern.compile("investigat|research|explore|evaluat|figure out|prototype");
  private static final Pattern CHORE =
      Pattern.compile("upgrade|refactor|clean|remove|document|license|jenkins|build|release");
  private static final int IN_EPIC = 6;
  private static final int EPICS = 4;
  private static final String IN_PATCH = "Entities behave the same everywhere";
  private static final int PATCHES = 2;
  private static final int OVER_FROM = 20;
  private static final Map<String, List<String>> THEMES_OF = new TreeMap<>(Map.of(
      "2.1",
      List.of(
          "Queries that return what was asked",
          "Push notifications that arrive",
          "Release 2.1 to Apache"),
      "2.2",
      List.of("Indexing that keeps up", "Fast and observable under load")));

  private final Supplier<EntityId> ids;
  private final EntityId owner;
  private final List<Op> ops = new ArrayList<>();

  /** A refining; {@code owner} is a member of the board who is called in a comment. */
  DemoRefining(Supplier<EntityId> ids, EntityId owner) {
    this.ids = ids;
    this.owner = owner;
  }

  /**
   * The ops, for a board that has the stories.
   *
   * @param initiatives the board's initiatives by title
   * @param stories all stories, first to last
   * @param themes those of the stories that are on the roadmap
   * @param next those of the two next sprints, first to last
   */
  List<Op> ops(
      Map<String, EntityId> initiatives,
      List<CreateStory> stories,
      Map<EntityId, Theme> themes,
      List<EntityId> next) {
    stories.forEach(this::type);
    DemoThemes.THEMES.stream().limit(EPICS).forEach(theme -> epic(theme, initiatives, themes));
    gates(next);
    work(next);
    ops.add(new SaveFilter(ids.get(), "Ready, nobody on it", "is:ready is:unassigned", true));
    ops.add(new SaveFilter(ids.get(), "Blocked", "is:blocked", true));
    ops.add(new SaveFilter(ids.get(), "Bugs to estimate", "type:bug is:unestimated", true));
    return ops;
  }

  private void type(CreateStory story) {
    String title = story.title().toLowerCase(Locale.ROOT);
    Optional<StoryType> type = SPIKE.matcher(title).find()
        ? Optional.of(StoryType.SPIKE)
        : BUG.matcher(title).find()
            ? Optional.of(StoryType.BUG)
            : CHORE.matcher(title).find() ? Optional.of(StoryType.CHORE) : Optional.empty();
    type.ifPresent(kind -> ops.add(new SetStoryType(story.id(), Optional.of(kind))));
  }

  private void epic(Theme theme, Map<String, EntityId> initiatives, Map<EntityId, Theme> themes) {
    EntityId epic = ids.get();
    ops.add(new CreateEpic(epic, theme.title() + ", first step", Optional.empty()));
    ops.add(new LinkEpic(epic, Optional.of(initiatives.get(theme.title()))));
    of(theme.title(), themes)
        .limit(IN_EPIC)
        .forEach(story -> ops.add(new SetStoryEpic(story, Optional.of(epic))));
  }

  private static Stream<EntityId> of(String title, Map<EntityId, Theme> themes) {
    return themes.entrySet().stream()
        .filter(each -> each.getValue().title().equals(title))
        .map(Map.Entry::getKey);
  }

  /** All lines hold for the first half of the next stories, one is open for most others; a few have no points yet. */
  private void gates(List<EntityId> next) {
    List<EntityId> ready = lines(GateKind.READY, READY);
    lines(GateKind.DONE, DONE);
    for (int i = 0; i < next.size(); i++) {
      int hold = i < next.size() / 2 ? ready.size() : ready.size() - 1 - i % 2;
      for (EntityId line : ready.subList(0, hold)) {
        ops.add(new CheckGate(next.get(i), line, true));
      }
      if (hold <= READY.indexOf(POINTS)) ops.add(new SetStoryPoints(next.get(i), Optional.empty()));
    }
  }

  private List<EntityId> lines(GateKind of, List<String> texts) {
    List<EntityId> lines = new ArrayList<>();
    Optional<EntityId> last = Optional.empty();
    for (String text : texts) {
      EntityId line = ids.get();
      ops.add(new AddGate(line, of, text, last));
      last = Optional.of(line);
      lines.add(line);
    }
    return lines;
  }

  private void work(List<EntityId> next) {
    if (next.size() < 10) return;
    ops.add(new NeedStory(next.get(5), next.get(4), true));
    ops.add(new NeedStory(next.get(7), next.get(5), true));
    ops.add(
        new BlockStory(next.get(5), "The test cluster has no disk left", Optional.of(next.get(6))));
    tasks(next.get(0), List.of("Write a test that fails", "Mend it", "Say so in the changelog"));
    tasks(next.get(1), List.of("Measure how long it takes now", "Try it on a copy of production"));
    EntityId answered = ids.get();
    ops.add(new AskQuestion(answered, next.get(0), "Does this hold for old clients, too?"));
    ops.add(new AnswerQuestion(answered, Optional.of("Yes, back to version 1.0.")));
    ops.add(new AskQuestion(ids.get(), next.get(8), "Which of the two formats do we keep?"));
    ops.add(new AskQuestion(ids.get(), next.get(9), "Who tells the people who use it today?"));
    ops.add(new AddComment(ids.get(), next.get(0), "I can show this on Thursday.", List.of(owner)));
    ops.add(new AddComment(
        ids.get(), next.get(5), "The disk is ordered, it comes on Tuesday.", List.of()));
    wish(
        next.get(0),
        "developer of an app",
        "the answer a query asks for, and no other",
        "I need not check results by hand");
    wish(
        next.get(1),
        "admin of an organisation",
        "a token that works everywhere",
        "I sign in once a day");
  }

  /**
   * What goes out with which release: the stories of the sprint that is over with the one that is out, two with a patch of it, those
   * of the themes under way with the next one and with the one after it.
   *
   * @param themes those of the stories that are on the roadmap
   * @param next stories of three sprints: of the running one, the next one and the one that is over
   */
  List<Op> released(
      Map<String, EntityId> releases, Map<EntityId, Theme> themes, List<EntityId> next) {
    List<Op> into = new ArrayList<>();
    List<EntityId> over = next.subList(Math.min(OVER_FROM, next.size()), next.size());
    over.stream()
        .limit(Math.max(0, over.size() - 1))
        .forEach(story -> into.add(new ReleaseStory(story, Optional.of(releases.get("2.0.2")))));
    of(IN_PATCH, themes)
        .limit(PATCHES)
        .forEach(story -> into.add(new ReleaseStory(story, Optional.of(releases.get("2.0.3")))));
    THEMES_OF.forEach((release, titles) -> titles.forEach(title -> of(title, themes)
        .filter(story -> !over.contains(story))
        .forEach(story -> into.add(new ReleaseStory(story, Optional.of(releases.get(release)))))));
    return into;
  }

  private void wish(EntityId story, String who, String what, String why) {
    ops.add(new SetStoryAsA(story, Optional.of(who)));
    ops.add(new SetStoryIWant(story, Optional.of(what)));
    ops.add(new SetStorySoThat(story, Optional.of(why)));
  }

  /** The first task is done. */
  private void tasks(EntityId story, List<String> texts) {
    Optional<EntityId> last = Optional.empty();
    for (String text : texts) {
      EntityId task = ids.get();
      ops.add(new AddTask(task, story, text, last));
      if (last.isEmpty()) ops.add(new CheckTask(task, true));
      last = Optional.of(task);
    }
  }
}
