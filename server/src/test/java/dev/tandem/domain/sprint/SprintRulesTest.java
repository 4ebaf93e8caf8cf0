package dev.tandem.domain.sprint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.domain.backlog.CreateStory;
import dev.tandem.domain.backlog.SetStoryPoints;
import dev.tandem.domain.backlog.Story;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.BoardInfo;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Hat;
import dev.tandem.domain.board.Limits;
import dev.tandem.domain.board.Member;
import dev.tandem.domain.board.Op;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of sprints whatever a team does with them. */
class SprintRulesTest {
  private static final EntityId OWNER = EntityId.of("m0");
  private static final int STORIES = 12;
  private static final int SPRINTS = 4;
  private static final int MEMBERS = 4;

  private final OpContext context =
      new OpContext(OWNER, Set.of(Hat.OWNER), 1_767_603_600_000L, Limits.DEFAULT);
  private Board board = Board.empty(EntityId.of("b1"));
  private Random random;

  private void begin(long seed) {
    random = new Random(seed);
    put(Outcome.put(
        BoardInfo.named(board.id(), "Board", "TAN"), new Member(OWNER, "Ana", List.of(Hat.OWNER))));
    for (int i = 1; i < MEMBERS; i++) {
      List<Hat> hats = i == 1 ? List.of(Hat.PO) : List.of(Hat.DEVELOPER);
      put(Outcome.put(new Member(EntityId.of("m" + i), "M" + i, hats)));
    }
    for (int i = 0; i < STORIES; i++) {
      doIt(new CreateStory(story(i), "Story " + i, Optional.empty()));
      doIt(new SetStoryPoints(story(i), Optional.of(new BigDecimal(1 << i))));
    }
    for (int i = 0; i < SPRINTS; i++) {
      String month = "2026-0" + (i + 1);
      doIt(new CreateSprint(sprint(i), "Sprint " + i, month + "-05", month + "-16"));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void aStoryCountsForTheVelocityOfOneSprintAtMost(long seed) {
    begin(seed);
    for (int i = 0; i < 600; i++) {
      doIt(anything());
      Map<EntityId, BigDecimal> counted = new HashMap<>();
      board.all(Sprint.class).filter(Sprint::isClosed).forEach(sprint -> {
        BigDecimal sum = Points.sum(accepted(sprint));
        // Points set after the close change no result.
        counted.put(sprint.id(), sum);
        assertThat(sprint.delivered()).isPresent();
      });
      // Each story is worth another power of two: were one counted twice, the sum would show it.
      BigDecimal all = counted.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
      assertThat(all).isLessThan(new BigDecimal(1 << STORIES));
      BigDecimal recorded = board
          .all(Sprint.class)
          .flatMap(sprint -> sprint.delivered().stream())
          .reduce(BigDecimal.ZERO, BigDecimal::add);
      assertThat(recorded).isEqualByComparingTo(all);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void capacityIsTheSumOfAvailability(long seed) {
    begin(seed);
    for (int i = 0; i < 300; i++) {
      EntityId sprint = sprint(random.nextInt(SPRINTS));
      EntityId id = Availability.of(sprint, EntityId.of("m" + random.nextInt(MEMBERS)));
      Sprint in = board.find(sprint, Sprint.class).orElseThrow();
      String month = in.start().substring(0, 8);
      doIt(
          random.nextBoolean()
              ? new SetAvailability(id, Optional.of(new BigDecimal(random.nextInt(101))))
              : new SetDaysOff(
                  id,
                  random
                      .ints(3, 5, 17)
                      .mapToObj(day -> month + "%02d".formatted(day))
                      .toList()));
      BigDecimal sum = BigDecimal.ZERO;
      for (int m = 0; m < MEMBERS; m++) sum = sum.add(there(in, "m" + m));
      assertThat(Capacity.of(board, in).days()).isEqualByComparingTo(sum);
    }
  }

  private BigDecimal there(Sprint sprint, String member) {
    Optional<Availability> said =
        board.find(EntityId.of(sprint.id() + "." + member), Availability.class);
    boolean developer = member.equals("m2") || member.equals("m3");
    if (said.isEmpty() && !developer) return BigDecimal.ZERO;
    List<String> off = said.map(Availability::off).orElse(List.of());
    long days = LocalDate.parse(sprint.start())
        .datesUntil(LocalDate.parse(sprint.end()).plusDays(1))
        .filter(day -> day.getDayOfWeek().getValue() < 6 && !off.contains(day.toString()))
        .count();
    BigDecimal percent = said.flatMap(Availability::percent).orElse(new BigDecimal(100));
    return percent.multiply(new BigDecimal(days)).movePointLeft(2);
  }

  private Op anything() {
    EntityId story = story(random.nextInt(STORIES));
    EntityId sprint = sprint(random.nextInt(SPRINTS));
    Optional<EntityId> maybe = random.nextInt(4) == 0 ? Optional.empty() : Optional.of(sprint);
    return switch (random.nextInt(12)) {
      case 0, 1, 2, 3 -> new PlanStory(story, maybe);
      case 4, 5, 6 -> new AcceptStory(story, Optional.empty());
      case 7 -> new ReturnStory(story, "No");
      case 8 -> new ClearReview(story);
      case 9 -> new CommitSprint(sprint, Optional.empty());
      case 10 ->
        new CloseSprint(
            sprint(random.nextInt(SPRINTS)), random.nextBoolean() ? maybe : Optional.empty());
      default -> random.nextBoolean() ? new ReopenSprint(sprint) : new RemoveSprint(sprint);
    };
  }

  private List<Story> accepted(Sprint sprint) {
    return Story.all(board)
        .filter(story -> story.acceptedIn().equals(Optional.of(sprint.id())))
        .toList();
  }

  private void doIt(Op op) {
    if (board.decide(op, context, Optional.empty()) instanceof Outcome.Changed changed)
      put(changed);
  }

  private void put(Outcome.Changed changed) {
    board = board.evolve(board.version() + 1, changed);
  }

  private static EntityId story(int i) {
    return EntityId.of("s" + i);
  }

  private static EntityId sprint(int i) {
    return EntityId.of("p" + i);
  }
}
