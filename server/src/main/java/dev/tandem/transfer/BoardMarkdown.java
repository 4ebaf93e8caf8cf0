package dev.tandem.transfer;

import dev.tandem.domain.backlog.Criterion;
import dev.tandem.domain.backlog.Review;
import dev.tandem.domain.backlog.Story;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.BoardInfo;
import dev.tandem.domain.objective.KeyResult;
import dev.tandem.domain.objective.Objective;
import dev.tandem.domain.release.Release;
import dev.tandem.domain.roadmap.Horizon;
import dev.tandem.domain.roadmap.Initiative;
import dev.tandem.domain.roadmap.Lane;
import dev.tandem.domain.roadmap.Milestone;
import dev.tandem.domain.sprint.Sprint;
import dev.tandem.domain.sprint.SprintState;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes the roadmap, a sprint or its review as Markdown that can be sent round (product.md, I2). */
public final class BoardMarkdown {
  private BoardMarkdown() {}

  // ---- roadmap

  /** Vision, objectives, initiatives by lane and horizon, releases and milestones. */
  public static String roadmap(Board board) {
    Markdown page = new Markdown().heading(1, title(board) + ": roadmap");
    board
        .find(board.id(), BoardInfo.class)
        .flatMap(BoardInfo::vision)
        .ifPresent(vision -> page.paragraph(Markdown.text(vision)));
    objectives(board, page);
    for (Horizon horizon : Horizon.values()) horizon(board, page, horizon);
    releases(board, page);
    List<String> milestones = board
        .all(Milestone.class)
        .sorted(Comparator.comparing(Milestone::day).thenComparing(Milestone::id))
        .map(one -> Markdown.text(one.title()) + ": " + Markdown.day(one.day()))
        .toList();
    if (!milestones.isEmpty()) page.heading(2, "Milestones").list(milestones);
    return page.toString();
  }

  private static void objectives(Board board, Markdown page) {
    List<Objective> all =
        board.inOrder(Objective.ORDER).map(Objective.class::cast).toList();
    if (all.isEmpty()) return;
    page.heading(2, "Objectives").gap();
    for (Objective objective : all) {
      page.item("**" + Markdown.text(objective.title()) + "**")
          .under(board
              .inOrder(KeyResult.order(objective.id()))
              .map(KeyResult.class::cast)
              .map(BoardMarkdown::keyResult)
              .toList());
    }
  }

  private static String keyResult(KeyResult result) {
    String unit = result.unit().map(text -> " " + Markdown.text(text)).orElse("");
    return Markdown.text(result.title()) + ": " + plain(result.current()) + unit + " (from "
        + plain(result.baseline()) + " to " + plain(result.target()) + ")";
  }

  private static void horizon(Board board, Markdown page, Horizon horizon) {
    List<Lane> lanes = board.inOrder(Lane.ORDER).map(Lane.class::cast).toList();
    boolean any = false;
    for (Lane lane : lanes) {
      List<Initiative> here = board
          .inOrder(Initiative.cell(lane.id(), horizon))
          .map(Initiative.class::cast)
          .toList();
      if (here.isEmpty()) continue;
      if (!any) page.heading(2, word(horizon));
      any = true;
      if (lanes.size() > 1) page.heading(3, Markdown.text(lane.title()));
      page.gap();
      for (Initiative initiative : here) initiative(board, page, initiative);
    }
  }

  private static void initiative(Board board, Markdown page, Initiative initiative) {
    List<Story> stories = Story.all(board)
        .filter(story -> story.initiative().equals(Optional.of(initiative.id())))
        .toList();
    List<String> facts = new ArrayList<>();
    initiative.stage().ifPresent(stage -> facts.add(word(stage)));
    initiative.target().ifPresent(day -> facts.add("target " + Markdown.day(day)));
    initiative.owner().ifPresent(owner -> facts.add(Markdown.name(board, owner)));
    if (!stories.isEmpty()) {
      long done = stories.stream().filter(BoardMarkdown::isDone).count();
      facts.add(done + " of " + Markdown.count(stories.size(), "story", "stories") + " done");
    }
    page.item("**" + Markdown.text(initiative.title()) + "**"
            + (facts.isEmpty() ? "" : ": " + String.join(", ", facts)))
        .under(initiative.outcome().map(Markdown::text).stream().toList());
  }

  private static void releases(Board board, Markdown page) {
    List<List<String>> rows = board
        .inOrder(Release.ORDER)
        .map(Release.class::cast)
        .map(release -> List.of(
            Markdown.text(release.title()),
            release
                .shipped()
                .map(day -> "out since " + Markdown.day(day))
                .or(() -> release.target().map(Markdown::day))
                .orElse(""),
            Markdown.count(
                Story.all(board)
                    .filter(story -> story.release().equals(Optional.of(release.id())))
                    .count(),
                "story",
                "stories")))
        .toList();
    if (!rows.isEmpty())
      page.heading(2, "Releases").table(List.of("Release", "Target", "Scope"), rows);
  }

  // ---- sprint

  /** The sprint people mean when they name none: the one that runs, else the next to come, else the last one. */
  public static Optional<Sprint> current(Board board) {
    List<Sprint> all = board
        .all(Sprint.class)
        .sorted(Comparator.comparing(Sprint::start).thenComparing(Sprint::id))
        .toList();
    return all.stream()
        .filter(sprint -> sprint.state().equals(Optional.of(SprintState.COMMITTED)))
        .findFirst()
        .or(() -> all.stream().filter(sprint -> !sprint.isClosed()).findFirst())
        .or(() -> all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1)));
  }

  /** A sprint: its goal, its stories and how far they are. */
  public static String sprint(Board board, Sprint sprint) {
    Markdown page = new Markdown()
        .heading(1, title(board) + ": " + Markdown.text(sprint.title()))
        .paragraph(days(sprint));
    sprint.goal().ifPresent(goal -> page.paragraph("**Goal:** " + Markdown.text(goal)));
    List<Story> stories = Story.all(board).filter(story -> isIn(story, sprint)).toList();
    page.paragraph(Markdown.count(stories.size(), "story", "stories") + ", "
        + Markdown.points(sum(stories)) + ", "
        + Markdown.points(sum(stories.stream().filter(BoardMarkdown::isDone).toList())) + " done");
    page.table(
        List.of("Story", "Points", "Who", "State"),
        stories.stream()
            .map(story -> List.of(
                Markdown.story(story),
                story.points().map(BoardMarkdown::plain).orElse(""),
                Markdown.names(board, story.assignees()),
                state(story)))
            .toList());
    return page.toString();
  }

  private static String state(Story story) {
    if (story.review().equals(Optional.of(Review.ACCEPTED))) return "accepted";
    if (story.review().isPresent()) return "returned";
    if (story.blocked().isPresent())
      return "blocked: " + Markdown.text(story.blocked().get());
    if (story.doneAt().isPresent()) return "done";
    return story.startedAt().isPresent() ? "in work" : "to do";
  }

  // ---- review

  /** A review: the stories in the order of the demo, each with its criteria and what was said about it. */
  public static String review(Board board, Sprint sprint) {
    List<Story> demos = sprint.demos(board);
    List<Story> accepted = demos.stream()
        .filter(story -> story.acceptedIn().equals(Optional.of(sprint.id())))
        .toList();
    Markdown page = new Markdown()
        .heading(1, "Review of " + Markdown.text(sprint.title()))
        .paragraph(days(sprint));
    sprint.goal().ifPresent(goal -> page.paragraph("**Goal:** " + Markdown.text(goal)));
    page.paragraph(
        Markdown.points(sum(accepted)) + " of " + Markdown.points(sum(demos)) + " accepted.");
    int place = 0;
    for (Story story : demos) {
      page.heading(2, ++place + ". " + Markdown.story(story));
      String who = Markdown.names(board, story.assignees());
      page.paragraph("**" + verdict(story) + "** (" + Markdown.points(story.points())
          + (who.isEmpty() ? "" : ", " + who) + ")");
      page.list(board
          .inOrder(Criterion.order(story.id()))
          .map(Criterion.class::cast)
          .map(BoardMarkdown::criterion)
          .toList());
    }
    return page.toString();
  }

  private static String verdict(Story story) {
    if (story.review().equals(Optional.of(Review.ACCEPTED))) {
      return "Accepted"
          + story.doneDespite().map(why -> ", although: " + Markdown.text(why)).orElse("");
    }
    return story.review().isPresent()
        ? "Returned: " + Markdown.text(story.returned().orElse(""))
        : "Not reviewed";
  }

  private static String criterion(Criterion criterion) {
    return (criterion.done() ? "[x] " : "[ ] ")
        + Markdown.text(criterion.text())
        + criterion.unmet().map(why -> ": does not hold, " + Markdown.text(why)).orElse("");
  }

  // ---- words

  static String title(Board board) {
    return board
        .find(board.id(), BoardInfo.class)
        .map(info -> Markdown.text(info.title()))
        .orElse("Board");
  }

  static String days(Sprint sprint) {
    return Markdown.day(sprint.start()) + " to " + Markdown.day(sprint.end());
  }

  static BigDecimal sum(List<Story> stories) {
    return stories.stream()
        .flatMap(story -> story.points().stream())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  static boolean isIn(Story story, Sprint sprint) {
    return Stream.of(story.sprint(), story.acceptedIn())
        .anyMatch(link -> link.equals(Optional.of(sprint.id())));
  }

  private static boolean isDone(Story story) {
    return story.doneAt().isPresent() || story.review().equals(Optional.of(Review.ACCEPTED));
  }

  static String word(Enum<?> value) {
    String name = value.name().toLowerCase(Locale.ROOT);
    return value instanceof Horizon
        ? Character.toUpperCase(name.charAt(0)) + name.substring(1)
        : name;
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}
