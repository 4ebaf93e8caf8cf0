package dev.tandem.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import dev.tandem.domain.board.RefusalCode;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.Deflater;

/** What all codecs share: the JSON factory, frame kinds, how words are written. */
public final class Wire {
  /** First byte of a frame whose body is JSON. */
  public static final byte PLAIN = 0;

  /** First byte of a frame whose body is raw-deflated JSON. */
  public static final byte DEFLATED = 1;

  /** The largest whole number a JavaScript client keeps exactly: 2^53 - 1. */
  public static final long LARGEST = (1L << 53) - 1;

  static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

  private static final int WORTH_PACKING = 1 << 10;

  private Wire() {}

  /** Writes something to a generator. */
  @FunctionalInterface
  public interface Writing {
    void to(JsonGenerator json) throws IOException;
  }

  /** The UTF-8 bytes of some JSON. */
  public static byte[] bytes(Writing writing) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    write(bytes, writing);
    return bytes.toByteArray();
  }

  /** A frame with a JSON body: the kind byte, then the JSON. */
  public static Buffer frame(Writing writing) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    bytes.write(PLAIN);
    write(bytes, writing);
    return Buffer.buffer(bytes.toByteArray());
  }

  /** The same frame, its body deflated when that is worth it: for a message that many are sent. */
  public static Buffer packed(Buffer frame) {
    if (frame.length() < WORTH_PACKING) return frame;
    Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
    try {
      deflater.setInput(frame.getBytes(), 1, frame.length() - 1);
      deflater.finish();
      byte[] packed = new byte[frame.length()];
      packed[0] = DEFLATED;
      int length = 1 + deflater.deflate(packed, 1, packed.length - 1);
      // What does not get smaller stays as it is.
      return deflater.finished() ? Buffer.buffer(Arrays.copyOf(packed, length)) : frame;
    } finally {
      deflater.end();
    }
  }

  private static void write(ByteArrayOutputStream bytes, Writing writing) {
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      writing.to(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How an enum is written: refusal codes as they are, all else in small letters. */
  public static String word(Enum<?> constant) {
    return constant instanceof RefusalCode
        ? constant.name()
        : constant.name().toLowerCase(Locale.ROOT);
  }
}
