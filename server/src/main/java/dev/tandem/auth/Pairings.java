package dev.tandem.auth;

import dev.tandem.domain.board.EntityId;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Screens that show a code and wait for somebody to type it. The screen keeps a secret, by which it asks again and
 * again; the code is for people, and is good once. Kept for minutes only, as {@code tandem:pairing:<hash of the secret>}
 * and {@code tandem:code:<hash of the code>}.
 *
 * <p>The screen's token is made of its secret and of chance that is kept here: neither the store nor an old address of a
 * call is enough to know it.
 */
public final class Pairings {
  /** How long a code works. */
  public static final Duration LASTING = Duration.ofMinutes(5);

  /** A pairing outlives its code a little: whoever typed it in the last moment is still heard. */
  private static final Duration AFTER = Duration.ofSeconds(10);

  /** No letters and digits that look alike, and no vowels, so that no code is a word. */
  private static final String LETTERS = "34679CDFGHJKMNPQRTWXY";

  private static final int LENGTH = 6;
  private static final int LONGEST_SECRET = 1024;
  private static final SecureRandom CHANCE = new SecureRandom();

  private final Keys keys;

  /** Pairings kept in this Redis. */
  public Pairings(Keys keys) {
    this.keys = keys;
  }

  /** A pairing that just began; both are told to the screen, once. */
  public record Begun(String code, String secret) {}

  /** Where a pairing stands: still waiting, or paired. */
  public record Standing(Optional<Paired> paired) {}

  /** What a paired screen gets. */
  public record Paired(String token, EntityId board) {}

  /** A code that was typed and is used up. */
  public record Claim(String code, String kept) {}

  /** Begins a pairing. */
  public Future<Begun> begin() {
    String secret = Secrets.token();
    String salt = Secrets.token();
    String code = code();
    JsonObject waiting = new JsonObject()
        .put("pairing", Secrets.hash(secret))
        .put("token", Secrets.hash(token(salt, secret)))
        .put("ends", System.currentTimeMillis() + LASTING.toMillis());
    return keys.setIfAbsent(codeKey(code), waiting.encode(), LASTING)
        .compose(first -> first
            ? keys.set(
                    pairingKey(Secrets.hash(secret)),
                    new JsonObject().put("salt", salt).encode(),
                    LASTING.plus(AFTER))
                .map(new Begun(code, secret))
            : begin());
  }

  /** Where the pairing of a secret stands; empty when it is over or never was. */
  public Future<Optional<Standing>> look(String secret) {
    if (secret.isEmpty() || secret.length() > LONGEST_SECRET)
      return Future.succeededFuture(Optional.empty());
    return keys.get(pairingKey(Secrets.hash(secret))).compose(found -> {
      if (found.isEmpty()) return Future.succeededFuture(Optional.empty());
      String token = token(new JsonObject(found.get()).getString("salt"), secret);
      return keys.get(SignIns.key(token))
          .map(paired -> Optional.of(new Standing(paired.map(
              json -> new Paired(token, EntityId.of(new JsonObject(json).getString("board")))))));
    });
  }

  /** Uses a code up, whatever its case and spaces; empty when it is wrong, used or over. */
  public Future<Optional<Claim>> claim(String typed) {
    String code = typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    if (code.length() != LENGTH) return Future.succeededFuture(Optional.empty());
    return keys.take(codeKey(code)).map(found -> found.map(kept -> new Claim(code, kept)));
  }

  /** Makes a used code good again, for as long as it would have been: what it was used for was not done. */
  public Future<Void> giveBack(Claim claim) {
    long left = new JsonObject(claim.kept()).getLong("ends") - System.currentTimeMillis();
    return left <= 0
        ? Future.succeededFuture()
        : keys.set(codeKey(claim.code()), claim.kept(), Duration.ofMillis(left));
  }

  /** Lets the screen that shows the code in: it finds its token the next time it asks. */
  public Future<Void> complete(Claim claim, EntityId board, EntityId screen) {
    JsonObject waiting = new JsonObject(claim.kept());
    return keys.prolong(pairingKey(waiting.getString("pairing")), LASTING)
        .compose(known -> keys.set(
            SignIns.kept(waiting.getString("token")),
            SignIns.ofScreen(board, screen).encode()));
  }

  private static String token(String salt, String secret) {
    return Secrets.hash(salt + "." + secret);
  }

  private static String code() {
    StringBuilder code = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) code.append(LETTERS.charAt(CHANCE.nextInt(LETTERS.length())));
    return code.toString();
  }

  private static String pairingKey(String hash) {
    return "tandem:pairing:" + hash;
  }

  private static String codeKey(String code) {
    return "tandem:code:" + Secrets.hash(code);
  }
}
