package dev.tandem.domain.board;

import java.util.Set;

/**
 * An entity with fields that, for now, only one member may see: a vote before its round is revealed, a private score.
 * Everybody else gets the entity without them, wherever it leaves the server: frames, calls, exports. The member gets
 * them in {@code own}.
 *
 * <p>Veiled fields are an Optional or a List. Whether they are veiled hangs on the entity alone, so an op that reveals
 * puts each entity anew.
 */
public interface Veiled extends Entity {
  /** Who may see the veiled fields: a member's id. */
  EntityId owner();

  /** The names of the fields that nobody else may see at the moment; empty: nothing is veiled. */
  Set<String> veiled();

  /** An entity as everybody may see it: without its veiled fields. */
  static Entity seen(Entity entity) {
    if (!(entity instanceof Veiled veiled)) return entity;
    Entity seen = entity;
    for (String field : veiled.veiled()) seen = EntityShape.without(seen, field);
    return seen;
  }
}
