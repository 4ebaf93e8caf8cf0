package dev.tandem.testing;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Reads server frames as a browser does: kind 0 is JSON, kind 1 raw-deflated JSON. */
public final class Inflating {
  private Inflating() {}

  /** The JSON of a frame. */
  public static String json(Buffer frame) {
    return new String(bytes(frame), StandardCharsets.UTF_8);
  }

  /** The same in UTF-8. */
  public static byte[] bytes(Buffer frame) {
    byte[] body = frame.getBytes(1, frame.length());
    return frame.getByte(0) == 0 ? body : inflate(body);
  }

  private static byte[] inflate(byte[] deflated) {
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(deflated);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] chunk = new byte[8192];
      while (!inflater.finished()) {
        int length = inflater.inflate(chunk);
        if (length == 0 && inflater.needsInput())
          throw new AssertionError("the deflated body is cut off");
        out.write(chunk, 0, length);
      }
      if (inflater.getRemaining() > 0)
        throw new AssertionError("there is more behind the deflated body");
      return out.toByteArray();
    } catch (DataFormatException e) {
      throw new AssertionError(e);
    } finally {
      inflater.end();
    }
  }
}
