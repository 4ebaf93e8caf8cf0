package dev.tandem.auth;

import dev.tandem.domain.board.EntityId;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Optional;

/**
 * Tokens that say who somebody is: a person's sign-in (as cookie or bearer), a screen's read-only link, and a program's
 * token, see {@link ApiTokens}. Kept as
 * {@code tandem:token:<hash>}; the owner token of the settings is not kept at all.
 */
public final class SignIns {
  private static final int LONGEST_TOKEN = 1024;

  /** A renewed token that was never used is forgotten. */
  private static final Duration UNUSED = Duration.ofDays(1);

  /** The old token of a screen that was given a new one ends at last, also if that one is never used. */
  private static final Duration GRACE = Duration.ofDays(7);

  private final Keys keys;
  private final People people;
  private final Optional<String> ownerToken;
  private final Duration lasting;

  /** Sign-ins that end after so long without use. */
  public SignIns(Keys keys, People people, Optional<String> ownerToken, Duration lasting) {
    this.keys = keys;
    this.people = people;
    this.ownerToken = ownerToken;
    this.lasting = lasting;
  }

  /** How long a sign-in lasts without use. */
  public Duration lasting() {
    return lasting;
  }

  /** Signs a person in; the token is told once and kept hashed. */
  public Future<String> open(Identity person) {
    String token = Secrets.token();
    String value = new JsonObject().put("person", person.member().value()).encode();
    return keys.set(key(token), value, lasting).map(token);
  }

  /** Makes the token of a screen; it works until {@link #close} or until its screen is taken off the board. */
  public Future<String> openScreen(EntityId board, EntityId screen) {
    String token = Secrets.token();
    return keys.set(key(token), ofScreen(board, screen).encode()).map(token);
  }

  /** What is kept of a screen's token. */
  static JsonObject ofScreen(EntityId board, EntityId screen) {
    return new JsonObject().put("board", board.value()).put("screen", screen.value());
  }

  /**
   * Gives a screen a new token for its old one, which ends when the new one is first used, after a week at the latest: an
   * answer that is lost on its way costs the screen nothing. Empty when this is no screen's token.
   */
  public Future<Optional<String>> renewScreen(String old) {
    return keys.get(key(old)).compose(found -> {
      Optional<JsonObject> known =
          found.map(JsonObject::new).filter(json -> json.containsKey("screen"));
      if (known.isEmpty()) return Future.succeededFuture(Optional.empty());
      String token = Secrets.token();
      JsonObject value = known.get().put("replaces", Secrets.hash(old));
      return keys.set(key(token), value.encode(), UNUSED)
          .compose(kept -> keys.limit(key(old), GRACE))
          .map(Optional.of(token));
    });
  }

  /** Who holds this token; empty when it is not valid. A screen may have been taken off the board since. */
  public Future<Optional<Identity>> who(String token) {
    if (token.isEmpty() || token.length() > LONGEST_TOKEN)
      return Future.succeededFuture(Optional.empty());
    if (ownerToken.filter(owner -> Secrets.same(owner, token)).isPresent()) {
      return Future.succeededFuture(Optional.of(People.OWNER));
    }
    return keys.get(key(token))
        .compose(found -> found
            .map(json -> holder(token, new JsonObject(json)))
            .orElse(Future.succeededFuture(Optional.empty())));
  }

  private Future<Optional<Identity>> holder(String shown, JsonObject token) {
    if (token.containsKey("person")) return people.find(EntityId.of(token.getString("person")));
    EntityId board = EntityId.of(token.getString("board"));
    if (token.containsKey("api")) {
      EntityId member = EntityId.of(token.getString("api"));
      return Future.succeededFuture(
          Optional.of(new Identity(member, token.getString("name"), false, Optional.of(board))));
    }
    EntityId screen = EntityId.of(token.getString("screen"));
    Identity who = new Identity(screen, "Screen", false, Optional.of(board));
    return settled(shown, token, board, screen).map(Optional.of(who));
  }

  /** The first use of a renewed token ends the one before it, and makes it last. */
  private Future<Void> settled(String shown, JsonObject token, EntityId board, EntityId screen) {
    String old = token.getString("replaces");
    if (old == null) return Future.succeededFuture();
    return keys.set(key(shown), ofScreen(board, screen).encode())
        .compose(kept -> keys.delete(kept(old)))
        .mapEmpty();
  }

  /** Makes a person's sign-in last its full time again. Screens and the owner token have no end. */
  public Future<Void> prolong(String token) {
    return keys.prolong(key(token), lasting);
  }

  /** Ends a sign-in. */
  public Future<Void> close(String token) {
    return keys.delete(key(token)).mapEmpty();
  }

  /** Where a token is kept. */
  static String key(String token) {
    return kept(Secrets.hash(token));
  }

  /** Where the token of a hash is kept. */
  static String kept(String hash) {
    return "tandem:token:" + hash;
  }
}
