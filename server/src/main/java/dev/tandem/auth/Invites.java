package dev.tandem.auth;

import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Hat;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Links that let people in. One to a board serves many until it expires or is revoked; the owner link of a start makes
 * one person an operator and is void then. Kept as {@code tandem:invite:<hash>}, and listed for a board in
 * {@code tandem:invites:<board>}.
 */
public final class Invites {
  private static final int LONGEST_TOKEN = 1024;
  private static final String OWNER = "owner";

  private final Keys keys;

  /** Invites kept in this Redis. */
  public Invites(Keys keys) {
    this.keys = keys;
  }

  /** What a link is good for; without a board it is the owner link. */
  public record Invite(EntityId id, Optional<EntityId> board, List<Hat> hats) {}

  /** An invite that was just made; the token is told this once. */
  public record Made(EntityId id, String token) {}

  /** An invite as the owner sees it; {@code expires} in ms since 1970. */
  public record Listed(EntityId id, List<Hat> hats, long expires) {}

  /** Makes an invite to a board. */
  public Future<Made> make(EntityId board, List<Hat> hats, Duration lasting) {
    String token = Secrets.token();
    EntityId id = Ulids.next();
    JsonArray words = new JsonArray(hats.stream().map(Hat::wire).toList());
    JsonObject invite =
        new JsonObject().put("id", id.value()).put("board", board.value()).put("hats", words);
    JsonObject listed = new JsonObject()
        .put("hash", Secrets.hash(token))
        .put("hats", words)
        .put("expires", System.currentTimeMillis() + lasting.toMillis());
    // Listed first: an invite that works and cannot be revoked must not come to be.
    return keys.putField(list(board), id.value(), listed.encode())
        .compose(done -> keys.set(key(token), invite.encode(), lasting))
        .map(new Made(id, token));
  }

  /** Makes a fresh owner link. */
  public Future<String> makeOwnerLink(Duration lasting) {
    String token = Secrets.token();
    return keys.set(
            key(token),
            new JsonObject().put("id", Ulids.next().value()).put(OWNER, true).encode(),
            lasting)
        .map(token);
  }

  /** What a token is good for now; empty when it is unknown, expired, revoked or used up. */
  public Future<Optional<Invite>> find(String token) {
    if (token.isEmpty() || token.length() > LONGEST_TOKEN)
      return Future.succeededFuture(Optional.empty());
    return keys.get(key(token)).map(found -> found.map(json -> invite(new JsonObject(json))));
  }

  private static Invite invite(JsonObject json) {
    EntityId id = EntityId.of(json.getString("id"));
    if (json.containsKey(OWNER)) return new Invite(id, Optional.empty(), List.of());
    return new Invite(id, Optional.of(EntityId.of(json.getString("board"))), hats(json));
  }

  /** Makes a token void; true for the one caller who did it. */
  public Future<Boolean> use(String token) {
    return keys.delete(key(token));
  }

  /** Invites of a board that still work, oldest first. */
  public Future<List<Listed>> of(EntityId board) {
    return keys.fields(list(board))
        .map(all -> all.entrySet().stream()
            .map(entry -> listed(entry.getKey(), new JsonObject(entry.getValue())))
            .filter(listed -> listed.expires() > System.currentTimeMillis())
            .sorted(Comparator.comparing(Listed::id))
            .toList());
  }

  private static Listed listed(String id, JsonObject json) {
    return new Listed(EntityId.of(id), hats(json), json.getLong("expires"));
  }

  /** Revokes an invite; false when the board has none of this id. */
  public Future<Boolean> revoke(EntityId board, EntityId id) {
    return keys.field(list(board), id.value()).compose(found -> {
      if (found.isEmpty()) return Future.succeededFuture(false);
      String hash = new JsonObject(found.get()).getString("hash");
      return keys.delete("tandem:invite:" + hash)
          .compose(done -> keys.dropField(list(board), id.value()))
          .map(true);
    });
  }

  private static List<Hat> hats(JsonObject json) {
    return json.getJsonArray("hats").stream()
        .map(word -> Hat.valueOf(word.toString().toUpperCase(Locale.ROOT)))
        .toList();
  }

  private static String list(EntityId board) {
    return "tandem:invites:" + board;
  }

  private static String key(String token) {
    return "tandem:invite:" + Secrets.hash(token);
  }
}
