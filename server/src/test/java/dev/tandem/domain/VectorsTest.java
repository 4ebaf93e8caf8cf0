package dev.tandem.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityShape;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Rank;
import dev.tandem.domain.text.TextDelta;
import dev.tandem.protocol.BadField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The cases that hold Java and TypeScript together; the page's tests read the same files. */
class VectorsTest {
  private static final List<Vector> OPS = Vector.ops();

  @TestFactory
  Stream<DynamicTest> ops() {
    return OPS.stream()
        .map(vector -> DynamicTest.dynamicTest(vector.name(), () -> {
          Board board = vector.board();
          assertThat(vector.op().type()).isEqualTo(vector.type());
          Outcome outcome = board.decide(vector.op(), vector.context(), vector.decidedOn());
          assertThat(Vector.then(board, outcome)).isEqualTo(vector.then());
        }));
  }

  @Test
  void everyOpHasAGoodCaseARefusalAndOneWithoutTheRight() {
    for (Catalogue.Feature feature : Catalogue.FEATURES) {
      for (Class<?> op : feature.ops().getPermittedSubclasses()) {
        String folder = feature.name() + "/" + EntityShape.wireName(op) + "/";
        List<Vector> cases =
            OPS.stream().filter(vector -> vector.name().startsWith(folder)).toList();
        assertThat(cases)
            .as(folder)
            .anyMatch(vector -> !vector.refused())
            .anyMatch(Vector::refused);
        assertThat(cases).as(folder).anyMatch(vector -> vector.name().endsWith("/no-right.json"));
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> ranksBetween() {
    return Stream.of("between", "ends", "long", "random")
        .flatMap(file -> Vector.cases("rank/" + file + ".json"))
        .map(each -> DynamicTest.dynamicTest(
            each.toString(),
            () -> assertThat(Rank.between(text(each, "below"), text(each, "above")))
                .isEqualTo(each.get("rank").textValue())));
  }

  @TestFactory
  Stream<DynamicTest> severalRanks() {
    return Vector.cases("rank/several.json")
        .map(each -> DynamicTest.dynamicTest(each.toString(), () -> {
          List<String> ranks = new ArrayList<>();
          each.get("ranks").forEach(rank -> ranks.add(rank.textValue()));
          int count = each.get("count").intValue();
          assertThat(Rank.between(text(each, "below"), text(each, "above"), count))
              .isEqualTo(ranks);
        }));
  }

  @TestFactory
  Stream<DynamicTest> noRanks() {
    return Vector.cases("rank/refused.json")
        .map(each -> DynamicTest.dynamicTest(
            each.toString(),
            () -> assertThatIllegalArgumentException()
                .isThrownBy(() -> Rank.between(text(each, "below"), text(each, "above")))));
  }

  @TestFactory
  Stream<DynamicTest> textEdits() {
    return Vector.cases("text/apply.json")
        .map(each -> DynamicTest.dynamicTest(each.toString(), () -> {
          String text = each.get("text").textValue();
          TextDelta delta = delta(each);
          assertThat(delta.fits(text.length())).isTrue();
          assertThat(delta.apply(text)).isEqualTo(each.get("after").textValue());
        }));
  }

  @TestFactory
  Stream<DynamicTest> textEditsMovedOverOthers() {
    return Vector.cases("text/after.json")
        .map(each -> DynamicTest.dynamicTest(each.toString(), () -> {
          String text = each.get("text").textValue();
          TextDelta edit = Vector.delta(each.get("edit"));
          TextDelta other = Vector.delta(each.get("other"));
          TextDelta after = edit.after(other, false);
          assertThat(after).isEqualTo(Vector.delta(each.get("after")));
          assertThat(edit.after(other, true)).isEqualTo(Vector.delta(each.get("first")));
          assertThat(after.apply(other.apply(text))).isEqualTo(each.get("both").textValue());
        }));
  }

  @TestFactory
  Stream<DynamicTest> textEditsThatDoNotFit() {
    return Vector.cases("text/does-not-fit.json")
        .map(each -> DynamicTest.dynamicTest(
            each.toString(),
            () -> assertThat(delta(each).fits(each.get("text").textValue().length()))
                .isFalse()));
  }

  private static Optional<String> text(JsonNode node, String field) {
    return Optional.ofNullable(node.get(field)).map(JsonNode::textValue);
  }

  private static TextDelta delta(JsonNode each) throws BadField {
    return Vector.delta(each.get("delta"));
  }
}
