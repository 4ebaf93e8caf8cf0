package dev.tandem.domain.board;

/**
 * One thing on a board: a record whose components are its fields. {@code Optional.empty()} and an empty list mean the
 * field is absent.
 */
public interface Entity {
  EntityId id();

  /** The word for this kind on the wire: the class name with a small first letter unless a record says otherwise. */
  default String kind() {
    return EntityShape.of(getClass()).kind();
  }
}
