package dev.tandem.auth;

import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Hat;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Tokens for programs, each for one board. A token is a member of its board with a name and hats of its own, so what it
 * does is seen, has rights, and ends at once when the member goes. Kept hashed as {@code tandem:token:<hash>} like every
 * token, and listed for a board in {@code tandem:tokens:<board>}.
 */
public final class ApiTokens {
  private final Keys keys;

  /** Tokens kept in this Redis. */
  public ApiTokens(Keys keys) {
    this.keys = keys;
  }

  /** A token as the owner of the board sees it; {@code id} is its member's. {@code at}: when it was made, ms since 1970. */
  public record Listed(EntityId id, String name, List<Hat> hats, long at) {}

  /** Makes the token of a member of a board; it is told this once. */
  public Future<String> make(EntityId board, EntityId member, String name, List<Hat> hats) {
    String token = Secrets.token();
    JsonObject listed = new JsonObject()
        .put("hash", Secrets.hash(token))
        .put("name", name)
        .put("hats", new JsonArray(hats.stream().map(Hat::wire).toList()))
        .put("at", System.currentTimeMillis());
    JsonObject value =
        new JsonObject().put("api", member.value()).put("name", name).put("board", board.value());
    // Listed first: a token that works and cannot be revoked must not come to be.
    return keys.putField(list(board), member.value(), listed.encode())
        .compose(done -> keys.set(SignIns.key(token), value.encode()))
        .map(token);
  }

  /** Tokens of a board, oldest first. */
  public Future<List<Listed>> of(EntityId board) {
    return keys.fields(list(board))
        .map(all -> all.entrySet().stream()
            .map(entry -> listed(entry.getKey(), new JsonObject(entry.getValue())))
            .sorted(Comparator.comparing(Listed::id))
            .toList());
  }

  private static Listed listed(String id, JsonObject json) {
    List<Hat> hats = json.getJsonArray("hats").stream()
        .map(word -> Hat.valueOf(word.toString().toUpperCase(Locale.ROOT)))
        .toList();
    return new Listed(EntityId.of(id), json.getString("name"), hats, json.getLong("at"));
  }

  /** Makes a token void; false when the board has none of this id. */
  public Future<Boolean> revoke(EntityId board, EntityId id) {
    return keys.field(list(board), id.value()).compose(found -> {
      if (found.isEmpty()) return Future.succeededFuture(false);
      String hash = new JsonObject(found.get()).getString("hash");
      return keys.delete(SignIns.kept(hash))
          .compose(done -> keys.dropField(list(board), id.value()))
          .map(true);
    });
  }

  private static String list(EntityId board) {
    return "tandem:tokens:" + board;
  }
}
