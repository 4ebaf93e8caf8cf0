package dev.tandem.domain.board;

import java.util.Optional;

/**
 * An entity as the board keeps it.
 *
 * @param entity the entity, or as it was when it was removed
 * @param versions the board's version at which each field last changed, in the order of {@link EntityShape#names()}
 * @param removed the version that removed it; 0: it is there
 */
public record BoardEntry(Entity entity, long[] versions, long removed) {
  /** Whether the entity is on the board now. */
  public boolean present() {
    return removed == 0;
  }

  /** The board's version at which any of its fields last changed, or at which it was removed. */
  public long changed() {
    long last = removed;
    for (long version : versions) last = Math.max(last, version);
    return last;
  }

  /** The version at which a field last changed, 0 for an unknown name. */
  public long changed(String field) {
    int at = EntityShape.of(entity.getClass()).names().indexOf(field);
    return at < 0 ? 0 : versions[at];
  }

  /** The entity when it is on the board now. */
  public Optional<Entity> now() {
    return present() ? Optional.of(entity) : Optional.empty();
  }
}
