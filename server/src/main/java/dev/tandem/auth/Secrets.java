package dev.tandem.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Tokens of 256 bits of chance, and the hashes under which they are kept: who reads the store cannot sign in. */
final class Secrets {
  private static final SecureRandom CHANCE = new SecureRandom();
  private static final int BYTES = 32;

  private Secrets() {}

  /** A new token, safe in an address. */
  static String token() {
    byte[] bytes = new byte[BYTES];
    CHANCE.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** What a token is kept as: SHA-256 in hex. Tokens are random, so no salt is needed. */
  static String hash(String token) {
    return HexFormat.of().formatHex(sha256(token));
  }

  /** Whether two texts are equal, in a time that does not tell where they differ. */
  static boolean same(String one, String other) {
    return MessageDigest.isEqual(sha256(one), sha256(other));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
