package dev.tandem.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import dev.tandem.domain.board.RefusalCode;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;

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
