package dev.tandem.protocol;

import dev.tandem.domain.board.EntityId;
import java.util.regex.Pattern;

/** Which texts are taken as ids. */
public enum Ids {
  /** What a client may send: a ULID, or one with a dot and a word or another ULID, for what belongs to it. */
  STRICT,
  /** Whatever was stored; short ids in vectors. */
  ANY;

  /** Crockford's base 32 without I, L, O and U; the first digit keeps it within 128 bits. See the ULID specification. */
  private static final String ULID = "[0-7][0-9A-HJKMNP-TV-Z]{25}";

  private static final Pattern ID = Pattern.compile(ULID + "(\\.([a-z]{1,32}|" + ULID + "))?");

  /** Whether a text is a ULID. */
  public static boolean isUlid(String text) {
    return text.length() == 26 && ID.matcher(text).matches();
  }

  EntityId read(String text, String field) throws BadField {
    if (this == STRICT && !ID.matcher(text).matches()) {
      throw BadField.invalid(field, "This must be an id: a ULID of 26 characters.");
    }
    return new EntityId(text);
  }
}
