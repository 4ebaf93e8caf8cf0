package dev.tandem.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.Entity;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.sprint.Capacity;
import dev.tandem.domain.sprint.Sprint;
import dev.tandem.protocol.BadField;
import dev.tandem.protocol.EntityCodec;
import dev.tandem.protocol.Ids;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** CAPACITY-1: what a team can take on, the cases the page's tests read, too. */
class CapacityTest {
  @TestFactory
  Stream<DynamicTest> cases() {
    return Vector.cases("capacity/cases.json")
        .map(each -> DynamicTest.dynamicTest(each.get("name").textValue(), () -> {
          Board board = board(each.get("given"));
          Sprint sprint = board
              .find(EntityId.of(each.get("sprint").textValue()), Sprint.class)
              .orElseThrow();
          assertThat(Capacity.of(board, sprint))
              .isEqualTo(new Capacity(
                  number(each, "days").orElseThrow(),
                  number(each, "points"),
                  number(each, "velocity")));
        }));
  }

  private static Board board(JsonNode given) throws BadField {
    List<Entity> all = new ArrayList<>();
    for (JsonNode entity : given) all.add(EntityCodec.read(entity, Ids.ANY));
    return Board.empty(EntityId.of("b1")).evolve(1, Outcome.put(all));
  }

  private static Optional<BigDecimal> number(JsonNode each, String field) {
    return Optional.ofNullable(each.get(field)).map(JsonNode::decimalValue);
  }
}
