/**
 * Read-only screens of a board. A screen is an entity, so that revoking it reaches every node as any change does; its
 * token is kept by {@code auth}.
 */
package dev.tandem.domain.wall;
