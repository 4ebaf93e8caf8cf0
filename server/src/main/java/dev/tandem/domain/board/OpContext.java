package dev.tandem.domain.board;

import java.util.Set;

/**
 * Who does an op and when.
 *
 * @param member the author
 * @param hats the author's hats at this moment
 * @param now ms since 1970 by the store's clock
 * @param limits what a board may hold
 */
public record OpContext(EntityId member, Set<Hat> hats, long now, Limits limits) {}
