package dev.tandem.domain.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A place found in an order.
 *
 * @param rank the rank to take; empty when the entity already stands there
 * @param moved neighbours that get a new rank to make room, nearly always none
 */
public record Placement(Optional<String> rank, List<Ranked> moved) {
  /** A rank longer than this makes the neighbours move up (protocol.md, section 7). */
  static final int LONGEST = 48;

  /** The outcome of placing this entity: it with its rank, and the neighbours. */
  public Outcome.Changed put(Ranked entity) {
    List<Entity> all = new ArrayList<>(moved);
    all.add(rank.map(entity::ranked).orElse(entity));
    return Outcome.put(all);
  }
}
