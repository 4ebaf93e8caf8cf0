package dev.tandem.domain.ideas;

import dev.tandem.domain.board.Entity;
import dev.tandem.domain.board.EntityId;

/**
 * A link through which anybody may hand in ideas; removing it makes it void on every node. Its token is kept by
 * {@code auth}.
 *
 * @param at when it was made, ms since 1970
 */
public record IdeaLink(EntityId id, long at) implements Entity {}
