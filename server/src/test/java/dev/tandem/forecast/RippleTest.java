package dev.tandem.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.domain.backlog.RemoveStory;
import dev.tandem.domain.backlog.SetStoryPoints;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RippleTest {
  private final BoardMaker maker = new BoardMaker()
      .sprints(8, 2)
      .history(10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10)
      .initiative("i1")
      .initiative("i2")
      .story("s1", 4, "i1")
      .story("s2", 3, "i1")
      .story("s3", 8, "i2");

  private List<Mark> after(Runnable change) {
    Forecast before = maker.forecast();
    change.run();
    return Ripple.between(
        before, Forecast.of(maker.board(), BoardMaker.TODAY, Optional.of(before)));
  }

  @Test
  void saysWhichMoveItWasAndWhatItPushedWhere() {
    List<Mark> moved = after(() -> maker.move("s3", null));

    Mark pushed = moved.stream()
        .filter(mark -> mark.id().value().equals("i1"))
        .findFirst()
        .orElseThrow();
    assertThat(pushed.was().orElseThrow().p85()).contains("2026-01-16");
    assertThat(pushed.p85()).contains("2026-01-30");
    assertThat(pushed.cause())
        .contains("TAN-3 from 3 to 1 pushed 7 points past Sprint 8; P85 16 Jan to 30 Jan");
  }

  @Test
  void saysWhatCameIn() {
    maker.move("s3", null);
    List<Mark> moved = after(() -> maker.move("s3", "s2"));

    Mark brought = moved.stream()
        .filter(mark -> mark.id().value().equals("i1"))
        .findFirst()
        .orElseThrow();
    assertThat(brought.cause().orElseThrow())
        .startsWith("TAN-3 from 1 to 3 brought 7 points into Sprint 8; P85 30 Jan to 16 Jan");
  }

  @Test
  void namesAnotherEstimate() {
    List<Mark> moved = after(
        () -> maker.did(new SetStoryPoints(BoardMaker.id("s1"), Optional.of(new BigDecimal(40)))));

    assertThat(moved)
        .hasSize(2)
        .allMatch(mark -> mark.cause().orElseThrow().startsWith("TAN-1 from 4 to 40 points"));
  }

  @Test
  void whatIsDoneHasAMarkNoLonger() {
    List<Mark> moved = after(() -> maker.did(new RemoveStory(BoardMaker.id("s3"))));

    assertThat(moved).hasSize(1);
    assertThat(moved.get(0).p85()).isEmpty();
    assertThat(moved.get(0).cause().orElseThrow())
        .startsWith("TAN-3 was removed")
        .endsWith("now none");
  }

  @Test
  void whatDoesNotMoveIsNotNamed() {
    assertThat(after(() -> maker.move("s2", null))).isEmpty();
  }
}
