package dev.tandem.domain.sprint;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.Hat;
import dev.tandem.domain.board.Member;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a team can take on in a sprint. The page has the same sums; {@code vectors/capacity} holds both together.
 *
 * @param days person-days: the sum of what each of the team is there for
 * @param points what these days are worth by the results of the last sprints, one decimal; absent without a history
 * @param velocity points delivered a sprint, the mean of the last sprints, one decimal; absent without a history
 */
public record Capacity(
    BigDecimal days, Optional<BigDecimal> points, Optional<BigDecimal> velocity) {
  /** So many sprints back velocity is looked at: about a quarter of a year, in which a team stays what it is. */
  static final int LOOKS_BACK = 6;

  /** The capacity of a sprint. Walks the board. */
  public static Capacity of(Board board, Sprint sprint) {
    List<Result> results = results(board, sprint);
    BigDecimal days = days(board, sprint);
    if (results.isEmpty()) return new Capacity(days, Optional.empty(), Optional.empty());
    BigDecimal delivered =
        results.stream().map(Result::delivered).reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal worked = results.stream().map(Result::days).reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal velocity = quotient(delivered, new BigDecimal(results.size()));
    Optional<BigDecimal> points = worked.signum() == 0
        ? Optional.empty()
        : Optional.of(quotient(delivered.multiply(days), worked));
    return new Capacity(days, points, Optional.of(velocity));
  }

  private record Result(BigDecimal delivered, BigDecimal days) {}

  /** The last sprints before this one that have a result: those of the time before the board, then the closed ones. */
  private static List<Result> results(Board board, Sprint sprint) {
    Stream<Result> past = board
        .all(PastSprint.class)
        .sorted(Comparator.comparing(PastSprint::order).thenComparing(PastSprint::id))
        .map(other -> new Result(other.delivered(), worked(board, other, sprint)));
    Stream<Result> closed = board
        .all(Sprint.class)
        .filter(other -> other.delivered().isPresent())
        .filter(other -> other.start().compareTo(sprint.start()) < 0)
        .sorted(Comparator.comparing(Sprint::start).thenComparing(Sprint::id))
        .map(other -> new Result(other.delivered().get(), worked(board, other)));
    List<Result> all = Stream.concat(past, closed).toList();
    return all.subList(Math.max(0, all.size() - LOOKS_BACK), all.size());
  }

  /** Nobody knows who was there: the team of today, all of the time; as long as this sprint when its days are not known, either. */
  private static BigDecimal worked(Board board, PastSprint past, Sprint sprint) {
    boolean known = past.start().isPresent() && past.end().isPresent();
    Sprint then = known
        ? Sprint.named(past.id(), past.title(), past.start().get(), past.end().get())
        : Sprint.named(past.id(), past.title(), sprint.start(), sprint.end());
    return days(board, then);
  }

  private static BigDecimal worked(Board board, Sprint closed) {
    return board
        .find(Baseline.of(closed.id()), Baseline.class)
        .map(Baseline::days)
        .orElseGet(() -> days(board, closed));
  }

  private static BigDecimal quotient(BigDecimal sum, BigDecimal by) {
    return Points.plain(sum.divide(by, 1, RoundingMode.HALF_UP));
  }

  /** The person-days of a sprint: of each developer, and of whoever else said to be there. */
  static BigDecimal days(Board board, Sprint sprint) {
    BigDecimal sum = board
        .all(Member.class)
        .map(member -> days(board, sprint, member))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
    return Points.plain(sum);
  }

  private static BigDecimal days(Board board, Sprint sprint, Member member) {
    Optional<Availability> said =
        board.find(Availability.of(sprint.id(), member.id()), Availability.class);
    if (said.isEmpty()) {
      boolean develops = member.hats().contains(Hat.DEVELOPER);
      return develops ? new BigDecimal(sprint.workingDays(List.of())) : BigDecimal.ZERO;
    }
    BigDecimal days = new BigDecimal(sprint.workingDays(said.get().off()));
    return said.get()
        .percent()
        .map(part -> days.multiply(part).movePointLeft(2))
        .orElse(days);
  }
}
