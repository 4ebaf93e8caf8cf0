package dev.tandem.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A Lua script that Redis runs as one step.
 *
 * @param text the script
 * @param sha1 what Redis calls it
 */
public record RedisScript(String text, String sha1) {
  static final RedisScript CREATE = named("create");
  static final RedisScript LOAD = named("load");
  static final RedisScript COMMIT = named("commit");
  static final RedisScript FORGET_IDLE = named("forget_idle");
  static final RedisScript FORK = named("fork");
  static final RedisScript ARCHIVE = named("archive");
  static final RedisScript TRIM = named("trim");

  /** A script given as text. */
  public static RedisScript of(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
      return new RedisScript(text, HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The script {@code redis/NAME.lua} of the jar. */
  public static RedisScript named(String name) {
    try (InputStream file = RedisScript.class.getResourceAsStream("/redis/" + name + ".lua")) {
      if (file == null) {
        throw new IllegalArgumentException("no script " + name);
      }
      return of(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
