package dev.tandem.protocol;

import static dev.tandem.domain.board.RefusalCode.INVALID;
import static dev.tandem.domain.board.RefusalCode.LIMIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.domain.backlog.MoveStory;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.RefusalCode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpsReaderTest {
  private static final String ID = "01J00000000000000000000001";
  private static final String MOVE = "{\"type\":\"moveStory\",\"id\":\"" + ID + "\"}";
  private final OpsReader reader = new OpsReader(3, 200);

  @Test
  void readsAnOpWithItsNumberAndCondition() throws Exception {
    SentOp read = one("[{\"n\":7,\"if\":12,\"op\":" + MOVE + "}]");
    assertThat(read.n()).isEqualTo(7);
    assertThat(read.decidedOn()).contains(12L);
    assertThat(read.op()).contains(new MoveStory(EntityId.of(ID), Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "7",
        "null",
        "[1]",
        "[null]",
        "[[]]",
        "[{}]",
        "[{\"n\":0}]",
        "[{\"n\":-1}]",
        "[{\"n\":1.5}]",
        "[{\"n\":\"1\"}]",
        "[{\"n\":null}]",
        "[{\"n\":9007199254740992}]",
        "[{\"n\":99999999999999999999999}]",
        "[{\"n\":1e99999999999}]",
        "[{\"n\":1,\"op\":{}},{\"op\":{}}]"
      })
  void callsAListWithoutNumbersMalformed(String list) {
    assertThatThrownBy(() -> read(list)).isInstanceOf(OpsReader.NoNumber.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"n\":1}|op",
        "{\"n\":1,\"op\":null}|op",
        "{\"n\":1,\"op\":7}|op",
        "{\"n\":1,\"op\":\"moveStory\"}|op",
        "{\"n\":1,\"op\":[]}|op",
        "{\"n\":1,\"op\":{}}|type",
        "{\"n\":1,\"op\":{\"type\":null}}|type",
        "{\"n\":1,\"op\":{\"type\":\"noSuch\"}}|type",
        "{\"n\":1,\"op\":{\"type\":\"toString\"}}|type",
        "{\"n\":1,\"op\":{\"type\":\"foundBoard\",\"id\":\"01J00000000000000000000001\",\"title\":\"x\"}}|type",
        "{\"n\":1,\"op\":{\"type\":\"moveStory\"}}|id",
        "{\"n\":1,\"op\":{\"type\":\"moveStory\",\"id\":null}}|id",
        "{\"n\":1,\"op\":{\"type\":\"moveStory\",\"id\":7}}|id",
        "{\"n\":1,\"op\":{\"type\":\"moveStory\",\"id\":\"s1\"}}|id",
        "{\"n\":1,\"op\":{\"type\":\"moveStory\",\"id\":\"01J00000000000000000000001\",\"after\":null}}|after",
        "{\"n\":1,\"op\":{\"type\":\"moveStory\",\"id\":\"01J00000000000000000000001\",\"after\":{}}}|after",
        "{\"n\":1,\"op\":{\"type\":\"moveStory\",\"id\":\"01J00000000000000000000001\",\"x\":1}}|x",
        "{\"n\":1,\"op\":{\"type\":\"moveStory\",\"id\":\"01J00000000000000000000001\",\"__proto__\":{}}}|__proto__",
        "{\"n\":1,\"op\":{\"type\":\"setMemberHats\",\"id\":\"01J00000000000000000000001\"}}|hats",
        "{\"n\":1,\"op\":{\"type\":\"setMemberHats\",\"id\":\"01J00000000000000000000001\",\"hats\":[\"king\"]}}|hats",
        "{\"n\":1,\"op\":{\"type\":\"setMemberHats\",\"id\":\"01J00000000000000000000001\",\"hats\":[null]}}|hats",
        "{\"n\":1,\"if\":null,\"op\":{\"type\":\"removeStory\",\"id\":\"01J00000000000000000000001\"}}|if",
        "{\"n\":1,\"if\":-1,\"op\":{\"type\":\"removeStory\",\"id\":\"01J00000000000000000000001\"}}|if",
        "{\"n\":1,\"if\":\"3\",\"op\":{\"type\":\"removeStory\",\"id\":\"01J00000000000000000000001\"}}|if"
      })
  void refusesAnyOtherMistakeByItsField(String entry, String field) throws Exception {
    assertRefused(one("[" + entry + "]"), INVALID, field);
  }

  @Test
  void doesTheNeighboursOfABadOp() throws Exception {
    List<SentOp> read =
        read("[{\"n\":1,\"op\":" + MOVE + "},{\"n\":2,\"op\":7},{\"n\":3,\"op\":" + MOVE + "}]");
    assertThat(read).extracting(op -> op.op().isPresent()).containsExactly(true, false, true);
  }

  @Test
  void refusesAllOfAListThatIsTooLong() throws Exception {
    List<SentOp> read = read("[" + ("{\"n\":1,\"op\":" + MOVE + "},").repeat(3) + "{\"n\":4}]");
    assertThat(read).hasSize(4).allSatisfy(op -> assertRefused(op, LIMIT, "list"));
  }

  @Test
  void refusesAnOpThatIsTooLargeButNotASmallOneBesideIt() throws Exception {
    String large =
        "{\"type\":\"setStoryTitle\",\"id\":\"" + ID + "\",\"title\":\"" + "x".repeat(200) + "\"}";
    List<SentOp> read = read("[{\"n\":1,\"op\":" + large + "},{\"n\":2,\"op\":" + MOVE + "}]");
    assertRefused(read.get(0), LIMIT, "op");
    assertThat(read.get(1).op()).isPresent();
  }

  @Test
  void refusesWhatIsNestedTooDeepOrTooLongANumber() throws Exception {
    String deep = "[".repeat(20) + "]".repeat(20);
    assertRefused(
        one("[{\"n\":1,\"op\":{\"type\":\"moveStory\",\"id\":\"" + ID
            + "\",\"after\":1e99999999999}}]"),
        LIMIT,
        "after");
    SentOp op = new OpsReader(3, 16 << 10)
        .read(
            StrictJson.parse("[{\"n\":1,\"op\":{\"type\":\"editText\",\"id\":\"" + ID
                + ".description\",\"base\":0,\"delta\":" + deep + "}}]"),
            100)
        .get(0);
    assertThat(op.bad()).isPresent();
    assertThat(op.bad().get().field()).contains("delta");
  }

  private static void assertRefused(SentOp op, RefusalCode code, String field) {
    assertThat(op.op()).isEmpty();
    assertThat(op.bad()).isPresent();
    assertThat(op.bad().get().code()).isEqualTo(code);
    assertThat(op.bad().get().field()).contains(field);
    assertThat(op.bad().get().text()).endsWith(".");
  }

  private SentOp one(String list) throws Exception {
    List<SentOp> read = read(list);
    assertThat(read).hasSize(1);
    return read.get(0);
  }

  private List<SentOp> read(String list) throws Exception {
    return reader.read(StrictJson.parse(list), list.getBytes(StandardCharsets.UTF_8).length);
  }
}
