package dev.tandem.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {
  @Test
  void readsEveryKindOfValue() throws Exception {
    JsonNode read = StrictJson.parse("{\"a\":[1,-2.50,true,false,null,\"x\\u00e9\\n\"],\"b\":{}}");
    assertThat(read.get("a").get(0).longValue()).isEqualTo(1);
    assertThat(read.get("a").get(1).decimalValue()).isEqualByComparingTo(new BigDecimal("-2.5"));
    assertThat(read.get("a").get(2).booleanValue()).isTrue();
    assertThat(read.get("a").get(4).isNull()).isTrue();
    assertThat(read.get("a").get(5).textValue()).isEqualTo("xé\n");
    assertThat(read.get("b").size()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{}{}",
        "[1,]",
        "{\"a\":1,}",
        "{a:1}",
        "{'a':1}",
        "nul",
        "NaN",
        "+1",
        "01",
        "1.",
        "\"a",
        "\"\t\"",
        "// no\n1",
        "\uFEFF{}",
        "[1 2]",
        "]"
      })
  void refusesWhatIsNoJson(String text) {
    assertThatThrownBy(() -> StrictJson.parse(text)).isInstanceOf(StrictJson.NotJson.class);
  }

  @Test
  void takesSixteenLevelsAndMarksTheSeventeenth() throws Exception {
    JsonNode deepest = StrictJson.parse(nested(StrictJson.DEPTH));
    assertThat(deepest.toString()).isEqualTo(nested(StrictJson.DEPTH));
    JsonNode at = StrictJson.parse(nested(StrictJson.DEPTH + 1));
    for (int level = 0; level < StrictJson.DEPTH; level++) at = at.get(0);
    assertThat(at).isSameAs(StrictJson.TOO_MUCH);
  }

  @Test
  void marksOnlyTheDeepValueAndReadsItsNeighbours() throws Exception {
    JsonNode read = StrictJson.parse("{\"deep\":" + nested(100_000) + ",\"next\":7}");
    assertThat(read.get("next").longValue()).isEqualTo(7);
  }

  @Test
  void marksNumbersOfAbsurdLength() throws Exception {
    String digits = "9".repeat(64);
    assertThat(StrictJson.parse(digits).bigIntegerValue().toString()).isEqualTo(digits);
    assertThat(StrictJson.parse(digits + "9")).isSameAs(StrictJson.TOO_MUCH);
    assertThat(StrictJson.parse("0." + digits)).isSameAs(StrictJson.TOO_MUCH);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e99999999999", "-1E-99999999999", "1E2147483648", "0.1E-2147483648"})
  void marksExponentsThatNoNumberHolds(String number) throws Exception {
    assertThat(StrictJson.parse("[" + number + "]").get(0)).isSameAs(StrictJson.TOO_MUCH);
  }

  @Test
  void keepsTheLastOfTwoEqualKeys() throws Exception {
    assertThat(StrictJson.parse("{\"a\":1,\"a\":2}").toString()).isEqualTo("{\"a\":2}");
  }

  @Test
  void takesProtoAsAnOrdinaryName() throws Exception {
    JsonNode read = StrictJson.parse("{\"__proto__\":{\"x\":1}}");
    assertThat(read.get("__proto__").get("x").longValue()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0xC0, 0xFF, 0x80, 0xED})
  void refusesBytesThatAreNoUtf8(int bad) {
    byte[] bytes = "\"a\"".getBytes(StandardCharsets.US_ASCII);
    bytes[1] = (byte) bad;
    assertThatThrownBy(() -> StrictJson.parse(bytes, 0, bytes.length))
        .isInstanceOf(StrictJson.NotJson.class)
        .hasMessageContaining("UTF-8");
  }

  private static String nested(int depth) {
    return "[".repeat(depth) + "]".repeat(depth);
  }
}
