package dev.tandem.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.domain.backlog.MoveStory;
import dev.tandem.domain.backlog.Story;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.BoardEntry;
import dev.tandem.domain.board.BoardInfo;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.EntityShape;
import dev.tandem.domain.board.Hat;
import dev.tandem.domain.board.Limits;
import dev.tandem.domain.board.Member;
import dev.tandem.domain.board.Op;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Ranked;
import dev.tandem.forecast.Forecast;
import dev.tandem.forecast.Mark;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The demo board shows what Tandem is for, on whatever day it is made. */
class DemoRippleTest {
  private static final EntityId OWNER = EntityId.of("01HZ00000000000000000WNER0");
  private static final OpContext CONTEXT =
      new OpContext(OWNER, EnumSet.of(Hat.OWNER), 1_772_600_000_000L, Limits.DEFAULT);

  private int made;
  private final Supplier<EntityId> ids = () -> EntityId.of("01HZ1%021d".formatted(++made));

  private static Board after(Board board, Op op) {
    Outcome.Changed changed = (Outcome.Changed) board.decide(op, CONTEXT, Optional.empty());
    return board.evolve(board.version() + 1, changed);
  }

  private Board demo(LocalDate today) {
    EntityId id = EntityId.of("01HZ00000000000000000000B1");
    Board board = Board.of(
        id,
        1,
        Stream.of(BoardInfo.named(id, "Board", "TAN"), new Member(OWNER, "Ada", List.of(Hat.OWNER)))
            .map(entity -> new BoardEntry(
                entity, new long[EntityShape.of(entity.getClass()).names().size()], 0)));
    for (Op op : DemoBoard.ops(board, OWNER, today, Limits.DEFAULT, ids)) board = after(board, op);
    return board;
  }

  /** How a mark went: above 0 later, below 0 sooner, by its even or its likely day. */
  private static int went(Mark was, Mark is) {
    int even = day(is.p50()).compareTo(day(was.p50()));
    return even != 0 ? even : day(is.p85()).compareTo(day(was.p85()));
  }

  private static String day(Optional<String> day) {
    return day.orElse("9999");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
  void aStoryMovedFromRank14To3SlidesMarksBothWays(int weekday) {
    LocalDate today = LocalDate.of(2026, 3, 2).plusDays(weekday);
    Board before = demo(today);
    List<EntityId> order = before.inOrder(Story.ORDER).map(Ranked::id).toList();

    Board after = after(before, new MoveStory(order.get(13), Optional.of(order.get(1))));

    Map<EntityId, Mark> was = Forecast.of(before, today, Optional.empty()).marks();
    Map<EntityId, Mark> is = Forecast.of(after, today, Optional.empty()).marks();
    assertThat(is.values())
        .anyMatch(mark -> went(was.get(mark.id()), mark) > 0)
        .anyMatch(mark -> went(was.get(mark.id()), mark) < 0);
  }
}
