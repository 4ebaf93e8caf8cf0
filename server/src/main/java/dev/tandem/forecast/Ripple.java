package dev.tandem.forecast;

import dev.tandem.domain.backlog.Story;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.BoardEntry;
import dev.tandem.domain.board.Entity;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.sprint.PastSprint;
import dev.tandem.domain.sprint.Sprint;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What one forecast says otherwise than the one before, and why, in words. */
public final class Ripple {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
  private static final DateTimeFormatter DAY_OF_YEAR =
      DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

  /** Stands for the sprint of a story that was not there. */
  private static final int NEW = 0;

  private final Forecast before;
  private final Forecast after;
  private final Map<EntityId, List<Integer>> crossed = new HashMap<>();
  private int[] likelyBefore;
  private String reason;

  private Ripple(Forecast before, Forecast after) {
    this.before = before;
    this.after = after;
  }

  /** The marks that moved, each with the place it left and the cause. One whose work is done comes without days. */
  public static List<Mark> between(Forecast before, Forecast after) {
    return new Ripple(before, after).moved();
  }

  private List<Mark> moved() {
    Set<EntityId> ids = new HashSet<>(before.marks().keySet());
    ids.addAll(after.marks().keySet());
    return ids.stream()
        .sorted()
        .filter(id -> !was(id).standsLike(is(id)))
        .map(id -> is(id).from(was(id), cause(id)))
        .toList();
  }

  private Mark was(EntityId id) {
    return before.marks().getOrDefault(id, Mark.none(id));
  }

  private Mark is(EntityId id) {
    return after.marks().getOrDefault(id, Mark.none(id));
  }

  // ---- what it did to one mark

  private String cause(EntityId id) {
    Mark was = was(id);
    Mark is = is(id);
    String move = was.p85().equals(is.p85())
        ? days("P50", was.p50(), is.p50())
        : days("P85", was.p85(), is.p85());
    return reason() + pushed(id, was, is) + "; " + move;
  }

  private String days(String name, Optional<String> from, Optional<String> to) {
    if (to.isEmpty()) return name + " " + day(from) + ", now none";
    if (from.isEmpty()) return name + " " + day(to);
    return name + " " + day(from) + " to " + day(to);
  }

  private String day(Optional<String> text) {
    if (text.isEmpty()) return "out of sight";
    LocalDate day = LocalDate.parse(text.get());
    return day.format(day.getYear() == after.today().getYear() ? DAY : DAY_OF_YEAR);
  }

  /** How many points crossed the end of the sprint that the mark left, or came to. */
  private String pushed(EntityId id, Mark was, Mark is) {
    if (was.p85Sprint().isEmpty() || is.p85Sprint().isEmpty()) return "";
    long from = was.p85Sprint().get();
    long to = is.p85Sprint().get();
    if (to > from) return crossing(id, from, true, " pushed %s past %s");
    if (to < from) return crossing(id, to, false, " brought %s into %s");
    return "";
  }

  private String crossing(EntityId id, long end, boolean out, String words) {
    if (likelyBefore == null) lookAtStories();
    double points = 0;
    for (int story : crossed.getOrDefault(id, List.of())) {
      int then = likelyBefore[story];
      int now = after.likely()[story];
      if (out ? then <= end && now > end : then > end && now <= end)
        points += after.work().points(story);
    }
    String sprint = after.plan().title((int) end);
    return points == 0 ? "" : String.format(Locale.ROOT, words, amount(points), sprint);
  }

  private static String amount(double points) {
    return number(points) + (points == 1 ? " point" : " points");
  }

  /** For each target the stories, first to last, that are done in another sprint than before: once for all marks that moved. */
  private void lookAtStories() {
    Work work = after.work();
    Targets targets = after.targets();
    likelyBefore = likelyBefore();
    for (int story : work.order()) {
      int then = likelyBefore[story];
      if (then == NEW || then == after.likely()[story]) continue;
      for (int target : targets.of(story)) {
        crossed
            .computeIfAbsent(targets.ids().get(target), fresh -> new ArrayList<>())
            .add(story);
      }
    }
  }

  /** In which sprint each story was done before, by the number it has now. */
  private int[] likelyBefore() {
    Work were = before.work();
    Work work = after.work();
    if (work.isNumberedLike(were)) return before.likely();
    int[] found = new int[work.size()];
    for (int story = 0; story < found.length; story++) {
      Integer then = were.number(work.story(story).id());
      found[story] = then == null ? NEW : before.likely()[then];
    }
    return found;
  }

  private static String number(double points) {
    return BigDecimal.valueOf(points)
        .setScale(1, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }

  // ---- what was done to the board

  private String reason() {
    if (reason == null) reason = findReason();
    return reason;
  }

  private String findReason() {
    List<String> stories = new ArrayList<>();
    Set<String> others = new HashSet<>();
    for (EntityId id : changed()) {
      Optional<Entity> was = before.board().find(id);
      Optional<Entity> is = after.board().find(id);
      Entity any = is.or(() -> was).orElse(null);
      if (any instanceof Story) {
        stories.addAll(story(was.map(Story.class::cast), is.map(Story.class::cast)));
      } else if (any instanceof Sprint sprint) others.add(sprint.title() + " changed");
      else if (any instanceof PastSprint) others.add("the sprint history changed");
    }
    if (stories.isEmpty() && others.isEmpty()) {
      return after.today().equals(before.today()) ? "Other work changed" : "A day passed";
    }
    List<String> all = stories.isEmpty() ? others.stream().sorted().toList() : stories;
    int more = stories.size() + others.size() - 1;
    String first = Character.toUpperCase(all.get(0).charAt(0)) + all.get(0).substring(1);
    return more == 0
        ? first
        : first + " and " + more + (more == 1 ? " more change" : " more changes");
  }

  /** Ids whose entity differs. Buckets that are the same object hold the same. */
  private List<EntityId> changed() {
    List<EntityId> ids = new ArrayList<>();
    for (int i = 0; i < Board.BUCKETS; i++) {
      Map<EntityId, BoardEntry> then = before.board().bucket(i);
      Map<EntityId, BoardEntry> now = after.board().bucket(i);
      if (then == now) continue;
      now.forEach((id, entry) -> {
        if (then.get(id) != entry) ids.add(id);
      });
    }
    ids.sort(null);
    return ids;
  }

  private List<String> story(Optional<Story> was, Optional<Story> is) {
    List<String> said = new ArrayList<>();
    if (is.isEmpty()) {
      was.ifPresent(gone -> said.add(gone.key() + " was removed"));
    } else if (was.isEmpty()) {
      said.add(is.get().key() + " came in");
    } else {
      Story then = was.get();
      Story now = is.get();
      if (!then.rank().equals(now.rank())) {
        int from = before.board().before(then) + 1;
        int to = after.board().before(now) + 1;
        if (from != to) said.add(now.key() + " from " + from + " to " + to);
      }
      if (!then.points().equals(now.points())) said.add(now.key() + " from " + points(then, now));
      if (!then.sprint().equals(now.sprint())) said.add(now.key() + " " + planned(now));
      if (!then.initiative().equals(now.initiative())
          || !then.epic().equals(now.epic())
          || !then.release().equals(now.release())
          || !then.needs().equals(now.needs())) said.add(now.key() + " linked otherwise");
      if (!then.doneAt().equals(now.doneAt()) || !then.review().equals(now.review()))
        said.add(now.key() + (now.doneAt().isPresent() ? " done" : " open again"));
    }
    return said;
  }

  private String planned(Story story) {
    return story
        .sprint()
        .flatMap(id -> after.board().find(id, Sprint.class))
        .map(sprint -> "planned in " + sprint.title())
        .orElse("taken out of its sprint");
  }

  private static String points(Story then, Story now) {
    String to = now.points().map(points -> amount(points.doubleValue())).orElse("no estimate");
    return then.points().map(BigDecimal::toPlainString).orElse("no estimate") + " to " + to;
  }
}
