package dev.tandem.domain.wall;

import dev.tandem.domain.board.Entity;
import dev.tandem.domain.board.EntityId;

/**
 * A display that may read the board.
 *
 * @param layout what it shows
 * @param at when it was let in, ms since 1970
 */
public record Screen(EntityId id, Layout layout, long at) implements Entity {}
