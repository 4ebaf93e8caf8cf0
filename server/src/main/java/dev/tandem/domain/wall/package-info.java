/**
 * Read-only screens of a board. A screen is an entity, so that revoking it reaches every node as any change does; its
 * token is kept by {@code auth}. What a screen shows, when it is dark and what it is called are fields of it: the wall follows them live.
 */
package dev.tandem.domain.wall;
