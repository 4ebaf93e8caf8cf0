package dev.tandem.transfer;

import dev.tandem.domain.backlog.Question;
import dev.tandem.domain.backlog.Story;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.BoardEntry;
import dev.tandem.domain.board.Entity;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Member;
import dev.tandem.domain.ideas.Idea;
import dev.tandem.domain.retro.Action;
import dev.tandem.domain.retro.Ballot;
import dev.tandem.domain.retro.CheckIn;
import dev.tandem.domain.retro.Decision;
import dev.tandem.domain.retro.DotVote;
import dev.tandem.domain.retro.Note;
import dev.tandem.domain.retro.RomanPoll;
import dev.tandem.domain.retro.RomanVote;
import dev.tandem.domain.retro.Thumb;
import dev.tandem.domain.roadmap.Initiative;
import dev.tandem.domain.session.LiveSession;
import dev.tandem.domain.session.Round;
import dev.tandem.domain.session.RoundState;
import dev.tandem.domain.session.Vote;
import dev.tandem.domain.sprint.Baseline;
import dev.tandem.domain.sprint.Sprint;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes the minutes of a session (product.md, L5): who was there, what was decided and committed to, what is open, what changed. Read from
 * the board before the session and after it; a part without content is left out. What nobody was shown is not in it.
 */
public final class Minutes {
  private static final String SESSION_MADE = "title";
  private static final int MOST_LINES = 60;

  private final Board before;
  private final Board after;
  private final LiveSession session;
  private final Set<EntityId> authors;
  private final ZoneId zone;
  private final Markdown page = new Markdown();

  private Minutes(
      Board before, Board after, LiveSession session, Collection<EntityId> authors, ZoneId zone) {
    this.before = before;
    this.after = after;
    this.session = session;
    this.authors = new LinkedHashSet<>(authors);
    this.zone = zone;
  }

  /** The version at which a session began; 0 when the board holds none of this id. */
  public static long firstVersion(Board board, EntityId session) {
    return board.entry(session).map(entry -> entry.changed(SESSION_MADE)).orElse(0L);
  }

  /** The last version of a session: the one that ended it, or the newest of the board while it runs. */
  public static long lastVersion(Board board, EntityId session) {
    return board
        .entry(session)
        .filter(entry -> entry.entity() instanceof LiveSession live && !live.runs())
        .map(BoardEntry::changed)
        .orElse(board.version());
  }

  /**
   * The minutes.
   *
   * @param before the board right before the session began
   * @param after the board when it ended, or now
   * @param session a session of {@code after}
   * @param authors who changed something meanwhile
   * @param zone for days and times
   */
  public static String of(
      Board before, Board after, EntityId session, Collection<EntityId> authors, ZoneId zone) {
    LiveSession live = after.find(session, LiveSession.class).orElseThrow();
    return new Minutes(before, after, live, authors, zone).write();
  }

  private String write() {
    head();
    decisions();
    commitments();
    actions();
    estimates();
    scope();
    roadmap();
    reviews();
    topics();
    questions();
    return page.toString();
  }

  private void head() {
    String begin =
        Markdown.day(session.startedAt(), zone) + ", " + Markdown.time(session.startedAt(), zone);
    String until =
        session.endedAt().map(end -> " to " + Markdown.time(end, zone)).orElse(", not over yet");
    page.heading(1, "Minutes: " + Markdown.text(session.title()))
        .paragraph(BoardMarkdown.title(after) + ". " + begin + until + ".");
    List<String> there = there().map(this::named).toList();
    if (!there.isEmpty()) page.paragraph("**There:** " + String.join(", ", there));
  }

  /**
   * Whoever led, checked in, voted, wrote or changed something, by name. What is on the board of it counts as well as the
   * authors: of a session long ago they may no longer be known.
   */
  private Stream<Member> there() {
    Set<EntityId> all = new LinkedHashSet<>(authors);
    all.add(session.facilitator());
    EntityId id = session.id();
    each(CheckIn.order(id), CheckIn.class).map(CheckIn::member).forEach(all::add);
    Note.of(after, id).map(Note::member).forEach(all::add);
    each(RomanPoll.order(id), RomanPoll.class)
        .flatMap(poll -> each(RomanVote.order(poll.id()), RomanVote.class))
        .filter(RomanVote::cast)
        .forEach(vote -> all.add(vote.member()));
    each(DotVote.order(id), DotVote.class)
        .flatMap(vote -> each(Ballot.order(vote.id()), Ballot.class))
        .forEach(ballot -> all.add(ballot.member()));
    Set<EntityId> rounds = after
        .all(Round.class)
        .filter(round -> round.session().equals(Optional.of(id)))
        .map(Round::id)
        .collect(Collectors.toSet());
    after
        .all(Vote.class)
        .filter(vote -> vote.cast() && rounds.contains(vote.round()))
        .forEach(vote -> all.add(vote.member()));
    return all.stream()
        .flatMap(member -> after.find(member, Member.class).stream())
        .sorted(Comparator.comparing(Member::name));
  }

  private <T extends Entity> Stream<T> each(String order, Class<T> kind) {
    return after.inOrder(order).map(kind::cast);
  }

  private String named(Member member) {
    String name = Markdown.text(member.name());
    return member.id().equals(session.facilitator()) ? name + " (led the session)" : name;
  }

  // ---- decisions

  private void decisions() {
    List<String> made = Stream.concat(
            after
                .inOrder(Decision.ORDER)
                .map(Decision.class::cast)
                .filter(one -> one.session().equals(Optional.of(session.id())))
                .map(this::decision),
            after
                .inOrder(RomanPoll.order(session.id()))
                .map(RomanPoll.class::cast)
                .filter(RomanPoll::shown)
                .map(this::poll))
        .toList();
    if (!made.isEmpty()) page.heading(2, "Decisions").list(made);
  }

  private String decision(Decision decision) {
    String about =
        decision.on().flatMap(this::thing).map(name -> " (" + name + ")").orElse("");
    String why =
        decision.reason().map(reason -> ". Because: " + Markdown.text(reason)).orElse("");
    return "**" + Markdown.text(decision.text()) + "**" + about + why;
  }

  private Optional<String> thing(EntityId id) {
    Optional<Entity> found = after.find(id);
    if (found.isEmpty()) return Optional.empty();
    Entity thing = found.get();
    if (thing instanceof Story story) return Optional.of(Markdown.story(story));
    if (thing instanceof Initiative initiative)
      return Optional.of(Markdown.text(initiative.title()));
    return thing instanceof Idea idea ? Optional.of(Markdown.text(idea.title())) : Optional.empty();
  }

  private String poll(RomanPoll poll) {
    Map<Thumb, Long> thumbs = after
        .inOrder(RomanVote.order(poll.id()))
        .map(RomanVote.class::cast)
        .flatMap(vote -> vote.value().stream())
        .collect(Collectors.groupingBy(thumb -> thumb, Collectors.counting()));
    return "Asked: " + Markdown.text(poll.question()) + " " + thumbs.getOrDefault(Thumb.UP, 0L)
        + " up, " + thumbs.getOrDefault(Thumb.SIDEWAYS, 0L) + " sideways, "
        + thumbs.getOrDefault(Thumb.DOWN, 0L) + " down";
  }

  // ---- commitments

  private void commitments() {
    List<String> lines = new ArrayList<>();
    sprints().forEach(sprint -> {
      Optional<Baseline> committed = after
          .all(Baseline.class)
          .filter(one -> one.sprint().equals(sprint.id()) && isNew(one))
          .findFirst();
      committed.ifPresent(baseline -> lines.add("**" + Markdown.text(sprint.title()) + "** ("
          + BoardMarkdown.days(sprint) + "): "
          + Markdown.count(baseline.stories().size(), "story", "stories") + ", "
          + Markdown.points(baseline.points())
          + baseline
              .capacity()
              .map(points -> ", of " + Markdown.points(points) + " the team has room for")
              .orElse("")));
      Optional<String> goal = before.find(sprint.id(), Sprint.class).flatMap(Sprint::goal);
      if (committed.isPresent() || !sprint.goal().equals(goal)) {
        sprint
            .goal()
            .ifPresent(text ->
                lines.add("Goal of " + Markdown.text(sprint.title()) + ": " + Markdown.text(text)));
      }
    });
    if (!lines.isEmpty()) page.heading(2, "Commitments").list(lines);
  }

  private void actions() {
    List<String> lines = after
        .inOrder(Action.ORDER)
        .map(Action.class::cast)
        .filter(action -> action.session().equals(Optional.of(session.id()))
            || before
                .find(action.id(), Action.class)
                .filter(was -> was.done() != action.done())
                .isPresent())
        .map(this::action)
        .toList();
    if (!lines.isEmpty()) page.heading(2, "Actions").list(lines);
  }

  private String action(Action action) {
    List<String> facts = new ArrayList<>();
    action.owner().ifPresent(owner -> facts.add(Markdown.name(after, owner)));
    action.checkOn().ifPresent(day -> facts.add("check on " + Markdown.day(day)));
    action
        .story()
        .flatMap(id -> after.find(id, Story.class))
        .ifPresent(story -> facts.add("in the sprint as " + story.key()));
    return (action.done() ? "[x] " : "[ ] ")
        + Markdown.text(action.text())
        + (facts.isEmpty() ? "" : " (" + String.join(", ", facts) + ")");
  }

  // ---- what changed

  private void estimates() {
    Map<EntityId, Round> agreed = new LinkedHashMap<>();
    after
        .all(Round.class)
        .filter(round -> round.state() == RoundState.AGREED
            && before
                .find(round.id(), Round.class)
                .filter(was -> was.state() == RoundState.AGREED)
                .isEmpty())
        .sorted(Comparator.comparing(Round::openedAt))
        .forEach(round -> agreed.put(round.story(), round));
    List<String> lines = agreed.keySet().stream()
        .flatMap(id -> after.find(id, Story.class).stream())
        .map(story -> Markdown.story(story) + ": " + Markdown.points(story.points()) + was(story))
        .toList();
    if (!lines.isEmpty()) page.heading(2, "Estimates agreed").list(lines);
  }

  private String was(Story story) {
    return before
        .find(story.id(), Story.class)
        .flatMap(Story::points)
        .filter(
            points -> story.points().filter(now -> now.compareTo(points) == 0).isEmpty())
        .map(points -> " (was " + points.stripTrailingZeros().toPlainString() + ")")
        .orElse("");
  }

  private void scope() {
    Map<String, List<String>> parts = new LinkedHashMap<>();
    sprints().forEach(sprint -> {
      Predicate<Story> in = story -> BoardMarkdown.isIn(story, sprint);
      String title = Markdown.text(sprint.title());
      parts.put(
          "Added to " + title,
          stories(after)
              .filter(in)
              .filter(story -> was(story, in).isEmpty())
              .map(this::line)
              .toList());
      parts.put(
          "Removed from " + title,
          stories(before)
              .filter(in)
              .filter(story -> now(story, in).isEmpty())
              .map(this::line)
              .toList());
    });
    parts.put(
        "New in the backlog",
        stories(after)
            .filter(story -> story.sprint().isEmpty() && was(story, any -> true).isEmpty())
            .map(this::line)
            .toList());
    parts.put(
        "Removed from the backlog",
        stories(before)
            .filter(story -> now(story, any -> true).isEmpty())
            .map(this::line)
            .toList());
    if (parts.values().stream().allMatch(List::isEmpty)) return;
    page.heading(2, "Scope");
    parts.forEach((title, lines) -> {
      if (!lines.isEmpty()) page.heading(3, title).list(first(lines));
    });
  }

  /** The first of many: an import in a session is not read out line by line. */
  private static List<String> first(List<String> lines) {
    if (lines.size() <= MOST_LINES) return lines;
    return Stream.concat(
            lines.stream().limit(MOST_LINES),
            Stream.of("and " + (lines.size() - MOST_LINES) + " more"))
        .toList();
  }

  private void roadmap() {
    List<String> lines = after
        .all(Initiative.class)
        .sorted(Comparator.comparing(Initiative::title))
        .flatMap(now -> {
          Optional<Initiative> was = before.find(now.id(), Initiative.class);
          if (was.isEmpty())
            return Stream.of(
                Markdown.text(now.title()) + ": new, in " + BoardMarkdown.word(now.horizon()));
          List<String> moves = new ArrayList<>();
          if (was.get().horizon() != now.horizon())
            moves.add("from " + BoardMarkdown.word(was.get().horizon()) + " to "
                + BoardMarkdown.word(now.horizon()));
          if (!was.get().target().equals(now.target()))
            moves.add(now.target().map(day -> "target " + Markdown.day(day)).orElse("no target"));
          return moves.isEmpty()
              ? Stream.empty()
              : Stream.of(Markdown.text(now.title()) + ": " + String.join(", ", moves));
        })
        .toList();
    if (!lines.isEmpty()) page.heading(2, "Roadmap").list(lines);
  }

  private void reviews() {
    List<String> lines = stories(after)
        .filter(story -> story.review().isPresent()
            && was(story, old -> old.review().equals(story.review())).isEmpty())
        .map(story -> Markdown.story(story) + ": "
            + story.returned().map(why -> "returned, " + Markdown.text(why)).orElse("accepted"))
        .toList();
    if (!lines.isEmpty()) page.heading(2, "Accepted and returned").list(lines);
  }

  private void topics() {
    List<SaidTopic> topics = SaidTopic.of(after, session.id());
    if (topics.isEmpty()) return;
    page.heading(2, "What was said").gap();
    for (SaidTopic topic : topics) {
      String dots =
          topic.dots() > 0 ? " (" + Markdown.count(topic.dots(), "dot", "dots") + ")" : "";
      page.item((topic.notes().isEmpty() ? topic.title() : "**" + topic.title() + "**") + dots)
          .under(topic.notes());
    }
  }

  // ---- what is open

  private void questions() {
    Set<EntityId> about = after
        .all(Round.class)
        .filter(round -> round.session().equals(Optional.of(session.id())))
        .map(Round::story)
        .collect(Collectors.toSet());
    List<String> lines = stories(after)
        .flatMap(story -> after
            .inOrder(Question.order(story.id()))
            .map(Question.class::cast)
            .filter(question -> question.answer().isEmpty())
            .filter(question -> isNew(question)
                || about.contains(story.id())
                || was(story, old -> old.sprint().equals(story.sprint())).isEmpty())
            .map(question -> Markdown.story(story) + ": " + Markdown.text(question.text())
                + " (asked by " + Markdown.name(after, question.member()) + ")"))
        .toList();
    if (!lines.isEmpty()) page.heading(2, "Open questions").list(lines);
  }

  // ---- before and after

  private boolean isNew(Entity entity) {
    return before.find(entity.id()).isEmpty();
  }

  /** Sprints that are there now, by their first day. */
  private Stream<Sprint> sprints() {
    return after
        .all(Sprint.class)
        .sorted(Comparator.comparing(Sprint::start).thenComparing(Sprint::id));
  }

  private static Stream<Story> stories(Board board) {
    return Story.all(board);
  }

  private Optional<Story> was(Story story, Predicate<Story> so) {
    return before.find(story.id(), Story.class).filter(so);
  }

  private Optional<Story> now(Story story, Predicate<Story> so) {
    return after.find(story.id(), Story.class).filter(so);
  }

  private String line(Story story) {
    return Markdown.story(story) + " (" + Markdown.points(story.points()) + ")";
  }
}
