package dev.tandem.auth;

import dev.tandem.domain.board.EntityId;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** Everybody who ever joined, by id: {@code tandem:person:<id>}. */
public final class People {
  /** The person behind the owner token, the same on every server. */
  public static final Identity OWNER =
      new Identity(EntityId.of("00000000000000000000000001"), "Owner", true, Optional.empty());

  private final Keys keys;

  /** People kept in this Redis. */
  public People(Keys keys) {
    this.keys = keys;
  }

  /** Makes a person. */
  public Future<Identity> add(String name, boolean operator) {
    return keep(new Identity(Ulids.next(), name, operator, Optional.empty()));
  }

  /** The same person with the owner's rights on every board, from now on. */
  public Future<Identity> promote(Identity person) {
    return keep(new Identity(person.member(), person.name(), true, Optional.empty()));
  }

  /** The person of an id, empty when there is none. */
  Future<Optional<Identity>> find(EntityId id) {
    if (id.equals(OWNER.member())) return Future.succeededFuture(Optional.of(OWNER));
    return keys.get(key(id)).map(found -> found.map(json -> person(id, new JsonObject(json))));
  }

  private Future<Identity> keep(Identity person) {
    JsonObject json =
        new JsonObject().put("name", person.name()).put("operator", person.operator());
    return keys.set(key(person.member()), json.encode()).map(person);
  }

  private static Identity person(EntityId id, JsonObject json) {
    return new Identity(id, json.getString("name"), json.getBoolean("operator"), Optional.empty());
  }

  private static String key(EntityId id) {
    return "tandem:person:" + id;
  }
}
