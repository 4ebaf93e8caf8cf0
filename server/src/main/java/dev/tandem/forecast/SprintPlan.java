package dev.tandem.forecast;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.sprint.Sprint;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sprints from now on: those on the board that are not over, then further ones as long as the last. The first one is
 * number 1.
 */
final class SprintPlan {
  private static final int DEFAULT_DAYS = 14;
  private static final int WEEK = 7;
  private static final Pattern NUMBERED = Pattern.compile("(.*?)(\\d{1,9})(\\D*)");

  private final LocalDate today;
  private final List<Sprint> known;
  private final Map<EntityId, Integer> numbers = new HashMap<>();
  private final LocalDate firstStart;
  private final int days;

  private SprintPlan(LocalDate today, List<Sprint> all) {
    this.today = today;
    known = all.stream()
        .filter(sprint -> !sprint.isClosed() && !end(sprint).isBefore(today))
        .toList();
    for (Sprint sprint : all) numbers.put(sprint.id(), 1);
    for (int i = 0; i < known.size(); i++) numbers.put(known.get(i).id(), i + 1);
    days = all.isEmpty() ? DEFAULT_DAYS : wholeWeeks(all.get(all.size() - 1));
    firstStart = known.isEmpty() ? next(all) : start(known.get(0));
  }

  /** The plan of a board as of a day. Walks the whole board. */
  static SprintPlan of(Board board, LocalDate today) {
    List<Sprint> all = new ArrayList<>(board.all(Sprint.class).toList());
    all.sort(Comparator.comparing(Sprint::start).thenComparing(Sprint::id));
    return new SprintPlan(today, all);
  }

  /** The first sprint that nobody made follows the last one that somebody made, unless that is long over. */
  private LocalDate next(List<Sprint> all) {
    if (all.isEmpty()) return today;
    LocalDate start = start(all.get(all.size() - 1)).plusDays(days);
    long late = ChronoUnit.DAYS.between(start.plusDays(days - 1), today);
    return late <= 0 ? start : start.plusDays((late + days - 1) / days * days);
  }

  /** From Monday to Friday a week later is two weeks: the weekend belongs to it. */
  private static int wholeWeeks(Sprint sprint) {
    int length = (int) ChronoUnit.DAYS.between(start(sprint), end(sprint)) + 1;
    int over = length % WEEK;
    return over >= WEEK - 2 ? length + WEEK - over : length;
  }

  private static LocalDate start(Sprint sprint) {
    return LocalDate.parse(sprint.start());
  }

  private static LocalDate end(Sprint sprint) {
    return LocalDate.parse(sprint.end());
  }

  /** How many of the sprints are on the board. */
  int known() {
    return known.size();
  }

  /** The number of a sprint on the board; 1 for one that is over, since what is left in it comes first. */
  Optional<Integer> number(EntityId sprint) {
    return Optional.ofNullable(numbers.get(sprint));
  }

  /** The last day of a sprint. */
  LocalDate end(int number) {
    if (number <= known.size()) return end(known.get(number - 1));
    if (known.isEmpty()) return firstStart.plusDays((long) days * number - 1);
    LocalDate last = start(known.get(known.size() - 1));
    return last.plusDays((long) days * (number - known.size() + 1) - 1);
  }

  /** The id of a sprint, when it is on the board. */
  Optional<EntityId> id(int number) {
    return number <= known.size() ? Optional.of(known.get(number - 1).id()) : Optional.empty();
  }

  /** What people call a sprint: one that nobody made has the name of the last one, counted on. */
  String title(int number) {
    if (number <= known.size()) return known.get(number - 1).title();
    String last = known.isEmpty() ? "" : known.get(known.size() - 1).title();
    Matcher counted = NUMBERED.matcher(last);
    if (!counted.matches()) return "sprint " + number + " from now";
    long count = Long.parseLong(counted.group(2)) + number - known.size();
    return counted.group(1) + count + counted.group(3);
  }

  /** How much of the first sprint is left today, above 0 to 1. */
  double left() {
    LocalDate end = end(1);
    double length = ChronoUnit.DAYS.between(firstStart, end) + 1;
    double left = ChronoUnit.DAYS.between(today, end) + 1;
    return Math.max(1 / length, Math.min(1, left / length));
  }
}
