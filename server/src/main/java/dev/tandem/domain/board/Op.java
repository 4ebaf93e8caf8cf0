package dev.tandem.domain.board;

/**
 * A person's intent: a record whose components are its fields on the wire, named verb + noun. Decided on the server
 * against the board of the moment; pure.
 */
public interface Op {
  /** The entity the op is about, or the id of the one it makes. */
  EntityId id();

  /** The right its author needs. May look at the board, for ops whose right depends on what they touch. */
  Right requires(Board board, OpContext context);

  /**
   * What becomes of the board. Rights are checked before. May throw {@link Refusal} through the checks of
   * {@link Board} and {@link Values}.
   */
  Outcome decide(Board board, OpContext context);

  /** The op's name on the wire. */
  default String type() {
    return EntityShape.wireName(getClass());
  }
}
