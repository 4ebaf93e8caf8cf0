package dev.tandem.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.domain.Catalogue;
import dev.tandem.domain.board.EntityShape;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A million frames that nobody's page would send. Each is read as a message, or is malformed; nothing else may happen.
 * {@code -Dframes=N} for another number, {@code -Dseed=N} for one run again.
 */
class FrameFuzzTest {
  private static final int FRAMES = Integer.getInteger("frames", 1_000_000);
  private static final long SEED = Long.getLong("seed", System.nanoTime());
  private static final List<String> BITS = List.of(
      "null",
      "-0",
      "1e999999999",
      "9007199254740993",
      "\"\\ud800\"",
      "[[[[[[[[[[[[[[[[[[[[",
      "{\"a\":",
      "}",
      "]",
      ",",
      "\"__proto__\":{}",
      "\"t\":\"ops\",",
      "\"n\":-1,",
      "\"n\":1,\"n\":2,",
      "\u0000",
      "\ufffd",
      "\\u0000",
      "true",
      " ");
  private static final byte[][] BROKEN = {
    {(byte) 0xC0, (byte) 0xAF},
    {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
    {(byte) 0xFF},
    {(byte) 0xF4, (byte) 0x90},
    {(byte) 0x80}
  };

  private final Random random = new Random(SEED);
  private final ClientMessageReader reader = new ClientMessageReader(new OpsReader(100, 16 << 10));
  private final List<byte[]> honest = honest();

  @Test
  void aMillionMutatedFramesAreReadOrMalformed() {
    int read = 0;
    for (int i = 0; i < FRAMES; i++) {
      byte[] frame = mutated();
      try {
        reader.read(Buffer.buffer(frame));
        read++;
      } catch (ClientMessageReader.Malformed malformed) {
        assertThat(malformed.getMessage()).isNotBlank();
      } catch (RuntimeException | StackOverflowError bug) {
        throw new AssertionError(
            "-Dseed=" + SEED + " frame " + i + ": " + new String(frame, StandardCharsets.UTF_8),
            bug);
      }
    }
    // Both ends are reached: a run that reads nothing, or everything, tests nothing.
    assertThat(read).as("seed " + SEED).isBetween(FRAMES / 50, FRAMES * 49 / 50);
  }

  private byte[] mutated() {
    byte[] frame = honest.get(random.nextInt(honest.size()));
    for (int times = 1 + random.nextInt(4); times > 0 && frame.length > 0; times--)
      frame = once(frame);
    return frame;
  }

  private byte[] once(byte[] frame) {
    int at = random.nextInt(frame.length);
    int to = at + random.nextInt(Math.min(40, frame.length - at) + 1);
    switch (random.nextInt(7)) {
      case 0:
        byte[] flipped = frame.clone();
        flipped[at] ^= (byte) (1 << random.nextInt(8));
        return flipped;
      case 1:
        return joined(frame, 0, at, new byte[0], frame, to);
      case 2:
        return joined(frame, 0, to, new byte[0], frame, at);
      case 3:
        return joined(frame, 0, at, BROKEN[random.nextInt(BROKEN.length)], frame, at);
      case 4:
        byte[] other = honest.get(random.nextInt(honest.size()));
        return joined(frame, 0, at, new byte[0], other, random.nextInt(other.length));
      case 5:
        return joined(frame, 0, at, new byte[0], frame, frame.length);
      default:
        byte[] bit = BITS.get(random.nextInt(BITS.size())).getBytes(StandardCharsets.UTF_8);
        return joined(frame, 0, at, bit, frame, to);
    }
  }

  private static byte[] joined(byte[] a, int from, int to, byte[] middle, byte[] b, int rest) {
    return Buffer.buffer()
        .appendBytes(a, from, to - from)
        .appendBytes(middle)
        .appendBytes(b, rest, b.length - rest)
        .getBytes();
  }

  /** A frame of each message and of each op, from the vectors. */
  private static List<byte[]> honest() {
    List<byte[]> frames = new ArrayList<>();
    String client = "0123456789abcdef0123456789abcdef";
    frames.add(
        frame(
            "{\"t\":\"hello\",\"v\":1,\"build\":\"b\",\"client\":\"" + client
                + "\",\"ticket\":\"k\",\"have\":{\"epoch\":\"e\",\"version\":4,\"tag\":\"t\"},\"pending\":[2,9]}"));
    frames.add(frame("{\"t\":\"beat\",\"version\":4,\"heard\":3}"));
    frames.add(
        frame(
            "{\"t\":\"presence\",\"view\":\"backlog\",\"card\":\"s1\",\"drag\":{\"id\":\"s1\",\"over\":{\"view\":\"backlog\"}}}"));
    for (Catalogue.Feature feature : Catalogue.FEATURES) {
      for (Class<?> op : feature.ops().getPermittedSubclasses())
        frames.add(ops(feature.name() + "/" + EntityShape.wireName(op)));
    }
    return frames;
  }

  private static byte[] ops(String folder) {
    try (Stream<Path> cases = Files.list(Path.of("src/test/resources/vectors", folder))) {
      List<String> entries = new ArrayList<>();
      for (Path file : cases.sorted().limit(3).toList()) {
        String op = StrictJson.parse(Files.readString(file)).get("op").toString();
        entries.add("{\"n\":" + (entries.size() + 1) + ",\"op\":" + op + "}");
      }
      return frame("{\"t\":\"ops\",\"list\":[" + String.join(",", entries) + "]}");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (StrictJson.NotJson e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] frame(String json) {
    return ("\0" + json).getBytes(StandardCharsets.UTF_8);
  }
}
