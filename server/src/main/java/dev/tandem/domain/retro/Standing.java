package dev.tandem.domain.retro;

import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Ranked;

/** Something that is found through what it belongs to, and has no place that people give it. */
interface Standing extends Ranked {
  /** A rank by time, the same for nothing else. */
  static String byTime(long at, EntityId id) {
    return String.format("%015d", at) + id;
  }

  /** Stays as it is: its rank is its own. */
  @Override
  default Ranked ranked(String rank) {
    return this;
  }
}
