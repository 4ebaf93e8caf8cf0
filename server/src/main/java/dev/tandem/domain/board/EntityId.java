package dev.tandem.domain.board;

import java.util.Objects;
import java.util.Optional;

/**
 * Names one entity of a board, over all kinds. On the wire a ULID, or {@code <ULID>.<word>} for a text that belongs to
 * an entity; vectors use short ids, so the shape is asked for by the codec and not here.
 */
public record EntityId(String value) implements Comparable<EntityId> {
  public EntityId {
    Objects.requireNonNull(value);
  }

  /** Shorthand of the constructor. */
  public static EntityId of(String value) {
    return new EntityId(value);
  }

  /** The id of a text that belongs to this entity: {@code <id>.<word>}. */
  public EntityId dot(String word) {
    return new EntityId(value + "." + word);
  }

  /** The entity a text of this id belongs to: all before the last dot; empty when there is none. */
  public Optional<EntityId> owner() {
    int dot = value.lastIndexOf('.');
    return dot < 0 ? Optional.empty() : Optional.of(new EntityId(value.substring(0, dot)));
  }

  @Override
  public int compareTo(EntityId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
