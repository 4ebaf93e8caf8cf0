package dev.tandem.domain.backlog;

import dev.tandem.domain.board.Entity;
import dev.tandem.domain.board.EntityId;

/**
 * A long text that belongs to a story or an initiative; begins with its first edit and goes with its owner.
 *
 * @param id {@code <owner>.description}
 * @param value at most 100,000 characters; lines end with a line feed
 * @param version how many edits made it
 */
public record Text(EntityId id, String value, long version) implements Entity {
  /** The one text an owner has, last part of its id. */
  public static final String DESCRIPTION = "description";

  /** The id of an owner's text. */
  public static EntityId of(EntityId owner) {
    return owner.dot(DESCRIPTION);
  }
}
