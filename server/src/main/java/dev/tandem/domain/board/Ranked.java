package dev.tandem.domain.board;

/** An entity that has a place in an order. */
public interface Ranked extends Entity {
  /** Fractional key: the order is by this text (ASCII), then by id. See {@link Rank}. */
  String rank();

  /** Which order it stands in: all entities with the same scope form one order. */
  String scope();

  /** The same entity with another rank. */
  Ranked ranked(String rank);
}
