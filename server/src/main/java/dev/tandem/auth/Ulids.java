package dev.tandem.auth;

import dev.tandem.domain.board.EntityId;
import java.security.SecureRandom;

/** Makes ids: ULIDs, 48 bits of time and 80 of chance in Crockford's base 32. */
public final class Ulids {
  private static final char[] DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();
  private static final int TIME_DIGITS = 10;
  private static final int DIGIT_COUNT = 26;
  private static final SecureRandom CHANCE = new SecureRandom();

  private Ulids() {}

  /** A new id. */
  public static EntityId next() {
    char[] id = new char[DIGIT_COUNT];
    long time = System.currentTimeMillis();
    for (int i = TIME_DIGITS - 1; i >= 0; i--, time >>>= 5) id[i] = DIGITS[(int) (time & 31)];
    for (int i = TIME_DIGITS; i < DIGIT_COUNT; i++) id[i] = DIGITS[CHANCE.nextInt(32)];
    return EntityId.of(new String(id));
  }
}
