package dev.tandem.room;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The tag of a board: the first 64 bits of SHA-256 over the tag before and the payload, as 16 hex digits. */
final class Tags {
  private Tags() {}

  static String next(String tag, Buffer payload) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(tag.getBytes(StandardCharsets.US_ASCII));
      digest.update(payload.getBytes());
      return HexFormat.of().formatHex(digest.digest(), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
