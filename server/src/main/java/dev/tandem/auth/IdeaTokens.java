package dev.tandem.auth;

import dev.tandem.domain.board.EntityId;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * What stands in a link for ideas: which board it hands them to. Kept as {@code tandem:idealink:<hash>}; it is worth
 * nothing once its {@code ideaLink} is off the board.
 */
public final class IdeaTokens {
  private static final int LONGEST_TOKEN = 1024;

  private final Keys keys;

  /** Tokens kept in this Redis. */
  public IdeaTokens(Keys keys) {
    this.keys = keys;
  }

  /** What a token is for. */
  public record Place(EntityId board, EntityId link) {}

  /** Makes the token of a link; it is told this once. */
  public Future<String> make(EntityId board, EntityId link) {
    String token = Secrets.token();
    JsonObject value = new JsonObject().put("board", board.value()).put("link", link.value());
    return keys.set(key(token), value.encode()).map(token);
  }

  /** What a token is for; empty when there is none like it. */
  public Future<Optional<Place>> find(String token) {
    if (token.isEmpty() || token.length() > LONGEST_TOKEN)
      return Future.succeededFuture(Optional.empty());
    return keys.get(key(token))
        .map(found -> found
            .map(JsonObject::new)
            .map(json -> new Place(
                EntityId.of(json.getString("board")), EntityId.of(json.getString("link")))));
  }

  private static String key(String token) {
    return "tandem:idealink:" + Secrets.hash(token);
  }
}
