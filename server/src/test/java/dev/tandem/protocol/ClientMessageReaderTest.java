package dev.tandem.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.domain.board.EntityId;
import dev.tandem.protocol.ClientMessageReader.Malformed;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientMessageReaderTest {
  private static final String CLIENT = "0123456789abcdef0123456789abcdef";
  private static final String HELLO =
      "{\"t\":\"hello\",\"v\":1,\"build\":\"b\",\"client\":\"" + CLIENT + "\",\"ticket\":\"k\"";
  private static final String OPS =
      "{\"t\":\"ops\",\"list\":[{\"n\":1,\"op\":{\"type\":\"createStory\",\"id\":\"01J00000000000000000000001\","
          + "\"title\":\"Pay\"}},{\"n\":2,\"if\":3,\"op\":{\"type\":\"setStoryPoints\",\"id\":\"01J00000000000000000000001\","
          + "\"points\":2.5}}],\"together\":true}";
  private final ClientMessageReader reader = new ClientMessageReader(new OpsReader(100, 16 << 10));

  @Test
  void readsHelloWithWhatTheClientHolds() throws Exception {
    var hello = (ClientMessage.Hello)
        read(HELLO + ",\"have\":{\"epoch\":\"e\",\"version\":4,\"tag\":\"t\"},\"pending\":[2,9]}");
    assertThat(hello.client()).isEqualTo(CLIENT);
    assertThat(hello.have()).contains(new ClientMessage.Have("e", 4, "t"));
    assertThat(hello.pending()).contains(new ClientMessage.Range(2, 9));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[0,1]",
        "[3,2]",
        "[1]",
        "[1,2,3]",
        "[1.5,2]",
        "[\"1\",\"2\"]",
        "7",
        "null",
        "[1,9223372036854775807]",
        "[1,9007199254740992]"
      })
  void ignoresPendingThatIsNoRange(String pending) throws Exception {
    var hello = (ClientMessage.Hello) read(HELLO + ",\"pending\":" + pending + "}");
    assertThat(hello.pending()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"epoch\":\"e\",\"version\":4}",
        "{\"epoch\":\"e\",\"version\":-4,\"tag\":\"t\"}",
        "{\"epoch\":1,\"version\":4,\"tag\":\"t\"}",
        "7",
        "null"
      })
  void takesHalfOfAHaveForNone(String have) throws Exception {
    assertThat(((ClientMessage.Hello) read(HELLO + ",\"have\":" + have + "}")).have())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "7",
        "[]",
        "null",
        "{}",
        "{\"t\":7}",
        "{\"t\":null}",
        "{\"t\":\"hello\"}",
        "{\"t\":\"hello\",\"v\":1,\"client\":\"short\",\"ticket\":\"k\"}",
        "{\"t\":\"hello\",\"v\":1,\"client\":\"0123456789ABCDEF0123456789ABCDEF\",\"ticket\":\"k\"}",
        "{\"t\":\"hello\",\"v\":\"1\",\"client\":\"0123456789abcdef0123456789abcdef\",\"ticket\":\"k\"}",
        "{\"t\":\"hello\",\"v\":1,\"client\":\"0123456789abcdef0123456789abcdef\"}",
        "{\"t\":\"ops\"}",
        "{\"t\":\"ops\",\"list\":{}}",
        "{\"t\":\"ops\",\"list\":[{}]}",
        "{\"t\":\"beat\"}{}"
      })
  void callsMalformedWhatIsNotInTheProtocol(String body) {
    assertThatThrownBy(() -> read(body)).isInstanceOf(Malformed.class);
  }

  @Test
  void callsMalformedAnEmptyFrameAnotherKindAndBadUtf8() {
    assertThatThrownBy(() -> reader.read(Buffer.buffer())).isInstanceOf(Malformed.class);
    assertThatThrownBy(() -> reader.read(Buffer.buffer(new byte[] {1, '{', '}'})))
        .isInstanceOf(Malformed.class);
    assertThatThrownBy(() -> reader.read(Buffer.buffer(new byte[] {0, '"', (byte) 0xFF, '"'})))
        .isInstanceOf(Malformed.class);
  }

  @Test
  void ignoresUnknownMessagesAndFields() throws Exception {
    assertThat(read("{\"t\":\"dance\",\"x\":[1]}")).isInstanceOf(ClientMessage.Unknown.class);
    assertThat(read("{\"t\":\"beat\",\"x\":1,\"heard\":5}"))
        .isEqualTo(new ClientMessage.Beat(Optional.of(5L)));
  }

  @Test
  void readsPresenceAndDropsWhatIsNoWord() throws Exception {
    var presence = (ClientMessage.Presence)
        read("{\"t\":\"presence\",\"view\":\"backlog\",\"card\":7,\"field\":\"" + "x".repeat(65)
            + "\",\"drag\":{\"id\":\"s1\",\"over\":{\"view\":\"backlog\",\"after\":\"s2\"}}}");
    assertThat(presence.view()).contains("backlog");
    assertThat(presence.card()).isEmpty();
    assertThat(presence.field()).isEmpty();
    assertThat(presence.drag())
        .contains(new ClientMessage.Drag(
            EntityId.of("s1"),
            Optional.of(new ClientMessage.Over("backlog", Optional.of(EntityId.of("s2"))))));
  }

  @Test
  void readsACaretAndDropsWhatIsNone() throws Exception {
    var presence = (ClientMessage.Presence)
        read("{\"t\":\"presence\",\"caret\":{\"version\":3,\"anchor\":0,\"head\":7}}");
    assertThat(presence.caret()).contains(new ClientMessage.Caret(3, 0, 7));
    for (String none : new String[] {
      "7",
      "{}",
      "{\"version\":3,\"anchor\":0,\"head\":-1}",
      "{\"version\":3,\"anchor\":0,\"head\":1.5}",
      "{\"version\":3,\"anchor\":\"0\",\"head\":7}",
      "{\"version\":3,\"anchor\":0,\"head\":1e99}"
    }) {
      presence = (ClientMessage.Presence) read("{\"t\":\"presence\",\"caret\":" + none + "}");
      assertThat(presence.caret()).as(none).isEmpty();
    }
  }

  /** Ten thousand frames one to three steps away from good ones: each is read, or is malformed; nothing else. */
  @Test
  void neverFailsOtherwiseWhateverArrives() {
    long seed = 20260101;
    Random random = new Random(seed);
    String[] good = {
      HELLO + ",\"have\":{\"epoch\":\"e\",\"version\":4,\"tag\":\"t\"},\"pending\":[2,9]}",
      OPS,
      "{\"t\":\"presence\",\"view\":\"backlog\",\"drag\":{\"id\":\"s1\",\"over\":{\"view\":\"b\"}},"
          + "\"caret\":{\"version\":1,\"anchor\":2,\"head\":3}}",
      "{\"t\":\"beat\",\"heard\":5}"
    };
    int malformed = 0;
    for (int round = 0; round < 10_000; round++) {
      byte[] frame = ("\0" + good[random.nextInt(good.length)]).getBytes(StandardCharsets.UTF_8);
      for (int step = 0; step <= random.nextInt(3); step++) frame = mutated(frame, random);
      try {
        assertThat(reader.read(Buffer.buffer(frame))).isNotNull();
      } catch (Malformed expected) {
        malformed++;
      } catch (RuntimeException bug) {
        throw new AssertionError(
            "seed " + seed + " round " + round + ": " + new String(frame, StandardCharsets.UTF_8),
            bug);
      }
    }
    assertThat(malformed).isBetween(1_000, 9_900);
  }

  private static byte[] mutated(byte[] frame, Random random) {
    if (frame.length == 0) return frame;
    String[] values = {
      "null",
      "-1",
      "1e99999999999",
      "9".repeat(70),
      "[[]]",
      "{}",
      "\"\\ud800\"",
      "true",
      "\"\"",
      "0.5"
    };
    int at = random.nextInt(frame.length);
    switch (random.nextInt(4)) {
      case 0 -> {
        byte[] changed = frame.clone();
        changed[at] = (byte) random.nextInt(256);
        return changed;
      }
      case 1 -> {
        return java.util.Arrays.copyOf(frame, at);
      }
      case 2 -> {
        String text = new String(frame, StandardCharsets.UTF_8);
        return text.replaceFirst(
                ":[^,:{}\\[\\]]+",
                ":" + values[random.nextInt(values.length)].replace("\\", "\\\\"))
            .getBytes(StandardCharsets.UTF_8);
      }
      default -> {
        // A value somewhere in the middle becomes another one.
        String text = new String(frame, StandardCharsets.UTF_8);
        int colon = text.indexOf(':', Math.min(at, text.length() - 1));
        if (colon < 0) return frame;
        int end = colon + 1;
        while (end < text.length() && ",}]".indexOf(text.charAt(end)) < 0) end++;
        return (text.substring(0, colon + 1)
                + values[random.nextInt(values.length)]
                + text.substring(end))
            .getBytes(StandardCharsets.UTF_8);
      }
    }
  }

  private ClientMessage read(String body) throws Malformed {
    return reader.read(Buffer.buffer("\0" + body));
  }
}
